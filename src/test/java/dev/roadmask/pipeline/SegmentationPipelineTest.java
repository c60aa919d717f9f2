package dev.roadmask.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.pipeline.RecordingSink.Arrival;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SegmentationPipelineTest {
    private static final int FRAMES = 60;

    @TempDir
    static Path folder;

    private static Path clip;

    @BeforeAll
    static void writeClip() throws VideoException {
        clip = RedBoxClip.write(folder, FRAMES);
    }

    @Test
    void everyFrameArrivesInOrderWithItsTimesAndItsCar() throws Exception {
        List<Arrival> arrivals = run(2);
        assertEquals(FRAMES, arrivals.size());
        for (int frame = 0; frame < FRAMES; frame++) {
            Arrival arrival = arrivals.get(frame);
            assertEquals(frame, arrival.index());
            assertEquals(40 * frame, arrival.timestamp());
            assertEquals(40, arrival.duration());
            assertEquals(RedBoxClip.grey(frame), arrival.corner());
            int box = 80 * (RedBoxClip.BOX_BOTTOM - RedBoxClip.BOX_TOP);
            // The network's picture is 2.5 times smaller, so the mask's edge may be a few pixels off.
            assertEquals(RedBoxClip.hasBox(frame) ? box : 0, arrival.maskPixels(), 0.12 * box, "frame=" + frame);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void theRingGivesWhatTheSingleLaneGives(int inferThreads) throws Exception {
        RecordingSink sink = new RecordingSink();
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline = SegmentationPipeline.open(rig.plan(inferThreads, sink))) {
            pipeline.runSequentially();
        }
        assertEquals(sink.arrivals, run(inferThreads));
    }

    /** Said to lie on its side, the clip is turned for the network and the mask turned back: it stays on the box. */
    @ParameterizedTest
    @ValueSource(ints = {90, 180, 270})
    void theMaskOfATurnedClipLiesWhereItsCarsAre(int degrees) throws Exception {
        List<Arrival> upright = run(2);
        RecordingSink sink = new RecordingSink();
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline = SegmentationPipeline.open(
                        rig.plan(new TurnedSource(FrameSource.of(rig.reader), degrees), 2, sink))) {
            assertEquals(
                    degrees == 180 ? "128x64" : "64x128", pipeline.inputSize().toString());
            pipeline.run();
        }
        for (int frame = 0; frame < FRAMES; frame++) {
            assertEquals(
                    upright.get(frame).maskPixels(), sink.arrivals.get(frame).maskPixels(), 300);
            assertEquals(
                    upright.get(frame).maskCentreX(), sink.arrivals.get(frame).maskCentreX(), 4);
            assertEquals(
                    upright.get(frame).maskCentreY(), sink.arrivals.get(frame).maskCentreY(), 4);
        }
    }

    @Test
    void sinksStandSideBySide() throws Exception {
        RecordingSink first = new RecordingSink("first");
        RecordingSink second = new RecordingSink("second");
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline = SegmentationPipeline.open(rig.plan(2, first, second))) {
            RunReport report = pipeline.run();
            assertEquals(
                    List.of("decode", "scale", "infer", "mask", "paint", "first", "second"),
                    List.copyOf(report.stages().keySet()));
        }
        assertEquals(FRAMES, first.arrivals.size());
        assertEquals(first.arrivals, second.arrivals);
        assertTrue(first.finished && second.finished);
    }

    @Test
    void reportsWhatItDid() throws Exception {
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline = SegmentationPipeline.open(rig.plan(2, new RecordingSink("encode")))) {
            assertEquals("128x64", pipeline.inputSize().toString());
            // Tensors of 3 x 128 x 64 and 64 x 32 bytes, and a yuv420p picture, its rows perhaps padded.
            assertTrue(pipeline.bytesPerSlot() >= 3 * 8192 + 2048 + 320 * 180 * 3 / 2);
            RunReport report = pipeline.run();
            assertEquals(clip.toString(), report.input());
            assertEquals(new RunReport.Frames(FRAMES, FRAMES, FRAMES, 0, 40, 0, 0), report.frames());
            assertEquals(2.0 / 3, report.frames().shareWithCars(), 1e-9);
            assertEquals(FRAMES / report.seconds(), report.fps(), 1e-9);
            assertEquals(FRAMES / 25.0 / report.seconds(), report.realtime(), 1e-9);
            assertTrue(report.cpuMsPerFrame() > 0);
            assertEquals("CPU", report.device().provider());
            assertEquals(2, report.device().threads());
            assertEquals(64, report.model().sha256().length());
            assertEquals(2, report.stages().get("infer").threads());
            assertTrue(report.stages().containsKey(report.bottleneck()));
            assertFalse(report.interrupted());
        }
    }

    @Test
    void tellsItsProgress() throws Exception {
        long[] seen = new long[2];
        Progress progress = (frames, timestamp) -> {
            seen[0] = frames;
            seen[1] = timestamp;
        };
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline = SegmentationPipeline.open(
                        rig.plan(2, new RecordingSink()).withProgress(progress))) {
            pipeline.run();
        }
        assertEquals(FRAMES, seen[0]);
        assertEquals(40 * (FRAMES - 1), seen[1]);
    }

    @Test
    void leavesNoThreads() throws Exception {
        Set<String> names = new TreeSet<>();
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline = SegmentationPipeline.open(rig.plan(2, new RecordingSink())
                        .withProgress((frames, timestamp) -> names.addAll(PipelineRig.threadsLeft())))) {
            pipeline.run();
        }
        assertEquals(
                Set.of(
                        "roadmask-scale",
                        "roadmask-infer-0",
                        "roadmask-infer-1",
                        "roadmask-mask",
                        "roadmask-paint",
                        "roadmask-record"),
                names);
        assertEquals(List.of(), PipelineRig.threadsLeft());
    }

    @Test
    void runsOnce() throws Exception {
        try (PipelineRig rig = new PipelineRig(folder, clip)) {
            SegmentationPipeline pipeline = SegmentationPipeline.open(rig.plan(1, new RecordingSink()));
            pipeline.run();
            assertThrows(IllegalStateException.class, pipeline::run);
            pipeline.close();
            pipeline.close();
            assertThrows(IllegalStateException.class, pipeline::runSequentially);
        }
    }

    @Test
    void refusesASenselessPlan() throws Exception {
        try (PipelineRig rig = new PipelineRig(folder, clip)) {
            assertEquals(
                    "inferThreads must lie in [1, ringSize]: inferThreads=9 ringSize=8",
                    assertThrows(IllegalArgumentException.class, () -> rig.plan(9))
                            .getMessage());
        }
    }

    /** The same pictures, said to need a clockwise turn. */
    private static final class TurnedSource extends ForwardingSource {
        private final int degrees;

        TurnedSource(FrameSource source, int degrees) {
            super(source);
            this.degrees = degrees;
        }

        @Override
        public VideoDescription description() {
            VideoDescription stored = super.description();
            return new VideoDescription(
                    stored.container(),
                    stored.codec(),
                    stored.streamIndex(),
                    stored.width(),
                    stored.height(),
                    stored.pixelFormat(),
                    stored.fullRange(),
                    stored.timeBase(),
                    stored.frameRate(),
                    stored.pixelAspect(),
                    degrees,
                    stored.mirrored(),
                    stored.durationSeconds(),
                    stored.frameCount(),
                    stored.bitrate(),
                    stored.otherStreams());
        }
    }

    private static List<Arrival> run(int inferThreads) throws Exception {
        RecordingSink sink = new RecordingSink();
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline = SegmentationPipeline.open(rig.plan(inferThreads, sink))) {
            pipeline.run();
        }
        assertTrue(sink.finished);
        assertFalse(sink.kept);
        return sink.arrivals;
    }
}
