package dev.roadmask.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.video.EncoderOptions;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;
import dev.roadmask.video.VideoWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever fails wherever: the run returns, tells it, kept exactly the frames before it, and left no thread. */
@Timeout(20)
class PipelineFailureTest {
    private static final int FRAMES = 40;

    @TempDir
    static Path folder;

    private static Path clip;

    @BeforeAll
    static void writeClip() throws VideoException {
        clip = RedBoxClip.write(folder, FRAMES);
    }

    @AfterEach
    void noThreadIsLeft() {
        assertEquals(List.of(), PipelineRig.threadsLeft());
    }

    @ParameterizedTest
    @CsvSource({"scale, 0", "scale, 17", "infer, 0", "infer, 18", "infer, 39", "paint, 21", "record, 0", "record, 23"})
    void aFailingStageEndsTheRunAfterTheFramesBeforeIt(String stage, long frame) throws Exception {
        RecordingSink sink = new RecordingSink();
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline = SegmentationPipeline.open(
                        rig.plan(3, sink), inner -> inner.name().equals(stage) ? failingAt(inner, frame) : inner)) {
            PipelineException failure = assertThrows(PipelineException.class, pipeline::run);
            assertEquals(stage, failure.stage());
            assertEquals(frame, failure.frame());
            assertEquals("disk full (stage " + stage + ", frame " + frame + ")", failure.getMessage());
            assertEquals(IOException.class, failure.getCause().getClass());
        }
        assertPrefix(sink, frame);
    }

    @Test
    void anErrorIsAFailureToo() throws Exception {
        RecordingSink sink = new RecordingSink();
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline = SegmentationPipeline.open(
                        rig.plan(2, sink),
                        inner -> inner.name().equals("paint")
                                ? around(inner, frame -> {
                                    throw new StackOverflowError();
                                })
                                : inner)) {
            PipelineException failure = assertThrows(PipelineException.class, pipeline::run);
            assertEquals("java.lang.StackOverflowError (stage paint, frame 0)", failure.getMessage());
        }
        assertPrefix(sink, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 25})
    void aFailingDecoderEndsTheRunAfterTheFramesBeforeIt(int frame) throws Exception {
        RecordingSink sink = new RecordingSink();
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline = SegmentationPipeline.open(
                        rig.plan(new FailingSource(FrameSource.of(rig.reader), frame), 2, sink))) {
            PipelineException failure = assertThrows(PipelineException.class, pipeline::run);
            assertEquals("decode", failure.stage());
            assertEquals(frame, failure.frame());
            assertEquals(VideoException.class, failure.getCause().getClass());
        }
        assertPrefix(sink, frame);
    }

    /** Frame 8 fails at once, frame 7 on another thread only later: 7 is the failure, and 6 the last frame written. */
    @Test
    void theLowestFrameWinsNotTheFirstInTime() throws Exception {
        RecordingSink sink = new RecordingSink();
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline = SegmentationPipeline.open(
                        rig.plan(3, sink), inner -> inner.name().equals("infer") ? failingOutOfOrder(inner) : inner)) {
            PipelineException failure = assertThrows(PipelineException.class, pipeline::run);
            assertEquals(7, failure.frame());
        }
        assertPrefix(sink, 7);
    }

    @Test
    void aSinkThatCannotBeFinishedIsAFailure() throws Exception {
        Sink sink = new UnfinishableSink();
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline = SegmentationPipeline.open(rig.plan(2, sink))) {
            PipelineException failure = assertThrows(PipelineException.class, pipeline::run);
            assertEquals("no trailer (stage unfinishable, frame " + FRAMES + ")", failure.getMessage());
        }
    }

    @Test
    void whatCannotBeKeptComesAlongWithTheFirstFailure() throws Exception {
        Sink sink = new UnfinishableSink();
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline = SegmentationPipeline.open(
                        rig.plan(2, sink), inner -> inner.name().equals("scale") ? failingAt(inner, 3) : inner)) {
            PipelineException failure = assertThrows(PipelineException.class, pipeline::run);
            assertEquals("disk full (stage scale, frame 3)", failure.getMessage());
            assertEquals("not kept", failure.getSuppressed()[0].getMessage());
        }
    }

    @Test
    void aPictureThatChangesItsSizeMidwayIsRefused() throws Exception {
        Path larger = RedBoxClip.write(folder.resolve("larger.mkv"), 640, 360, 5);
        RecordingSink sink = new RecordingSink();
        try (PipelineRig rig = new PipelineRig(folder, clip);
                VideoReader second = VideoReader.open(larger);
                SegmentationPipeline pipeline =
                        SegmentationPipeline.open(rig.plan(new SwitchingSource(rig.reader, second, 10), 2, sink))) {
            PipelineException failure = assertThrows(PipelineException.class, pipeline::run);
            assertEquals(
                    clip + " changes its picture size from 320x180 to 640x360 midway, and one video has one size."
                            + " Split it there (stage decode, frame 10)",
                    failure.getMessage());
        }
        assertPrefix(sink, 10);
    }

    @Test
    void whatWasEncodedBeforeAFailurePlays() throws Exception {
        Path output = folder.resolve("cut.mkv");
        EncoderOptions options = RedBoxClip.lossless();
        try (PipelineRig rig = new PipelineRig(folder, clip);
                VideoWriter writer = VideoWriter.create(output, rig.reader, options);
                SegmentationPipeline pipeline = SegmentationPipeline.open(
                        Plans.annotate(rig.reader, rig.model, 2, PipelineRig.RULE, PipelineRig.STYLE, writer, output),
                        inner -> inner.name().equals("infer") ? failingAt(inner, 22) : inner)) {
            assertThrows(PipelineException.class, pipeline::run);
            assertEquals(22, writer.framesWritten());
        }
        assertFalse(Files.exists(output));
        assertEquals(22, countFrames(folder.resolve("cut.mkv.part")));
    }

    @Test
    void ofNothingEncodedNothingIsLeft() throws Exception {
        Path output = folder.resolve("nothing.mp4");
        try (PipelineRig rig = new PipelineRig(folder, clip);
                VideoWriter writer = VideoWriter.create(output, rig.reader, EncoderOptions.defaults());
                SegmentationPipeline pipeline = SegmentationPipeline.open(
                        Plans.annotate(rig.reader, rig.model, 2, PipelineRig.RULE, PipelineRig.STYLE, writer, output),
                        inner -> inner.name().equals("scale") ? failingAt(inner, 0) : inner)) {
            assertThrows(PipelineException.class, pipeline::run);
        }
        assertFalse(Files.exists(output));
        assertFalse(Files.exists(folder.resolve("nothing.mp4.part")));
    }

    private static int countFrames(Path file) throws VideoException {
        try (VideoReader reader = VideoReader.open(file);
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            int frames = 0;
            while (reader.read(picture, packets)) {
                frames++;
            }
            return frames;
        }
    }

    private static void assertPrefix(RecordingSink sink, long frames) {
        List<Long> expected = LongStream.range(0, frames).boxed().toList();
        assertEquals(
                expected,
                sink.arrivals.stream().map(RecordingSink.Arrival::index).toList());
        assertTrue(sink.kept);
        assertFalse(sink.finished);
    }

    private interface Before {
        void run(long frame) throws Exception;
    }

    private static Stage failingAt(Stage inner, long frame) {
        return around(inner, index -> {
            if (index == frame) {
                throw new IOException("disk full");
            }
        });
    }

    private static Stage failingOutOfOrder(Stage inner) {
        return around(inner, index -> {
            if (index == 7) {
                Thread.sleep(300);
            }
            if (index == 7 || index == 8) {
                throw new IOException("frame " + index);
            }
        });
    }

    private static Stage around(Stage inner, Before before) {
        return new Stage() {
            @Override
            public String name() {
                return inner.name();
            }

            @Override
            public void process(FrameSlot frame) throws Exception {
                before.run(frame.index());
                inner.process(frame);
            }
        };
    }

    /** Fails instead of reading frame {@code last}. */
    private static final class FailingSource extends ForwardingSource {
        private int left;

        FailingSource(FrameSource source, int frames) {
            super(source);
            left = frames;
        }

        @Override
        public boolean read(Picture picture, PacketList packets) throws VideoException {
            if (left-- == 0) {
                throw new VideoException(VideoException.Kind.INPUT, "the card was pulled out");
            }
            return super.read(picture, packets);
        }
    }

    /** Goes over to another file. */
    private static final class SwitchingSource extends ForwardingSource {
        private final VideoReader second;
        private int left;

        SwitchingSource(VideoReader first, VideoReader second, int frames) {
            super(FrameSource.of(first));
            this.second = second;
            left = frames;
        }

        @Override
        public boolean read(Picture picture, PacketList packets) throws VideoException {
            return left-- > 0 ? super.read(picture, packets) : second.read(picture, packets);
        }
    }

    private static final class UnfinishableSink implements Sink {
        @Override
        public String name() {
            return "unfinishable";
        }

        @Override
        public void process(FrameSlot frame) {
            // Only its end matters.
        }

        @Override
        public void finish(PacketList rest) throws IOException {
            throw new IOException("no trailer");
        }

        @Override
        public void keep() throws IOException {
            throw new IOException("not kept");
        }
    }
}
