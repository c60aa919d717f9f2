package dev.roadmask.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadmask.video.Damage;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;
import dev.roadmask.video.VideoWriter;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The leak test: the ring, the decoder, the network and the encoder over thousands of frames. */
@Timeout(120)
class PipelineMemoryTest {
    private static final int CLIP_FRAMES = 150;
    private static final int ROUNDS = 16;
    private static final int WARM_FRAMES = 600;
    private static final int FILES = 75;

    /** The JVM's compilers come and go. */
    private static final int STRAY_THREADS = 3;

    /** A leak of one small picture in ten frames would come to 15 MiB; heap and arenas breathe by a few. */
    private static final long TOLERANCE_BYTES = 12L << 20;

    @TempDir
    Path folder;

    @Test
    void staysFlatOverThousandsOfFrames() throws Exception {
        assumeTrue(ProcessUse.isTold(), "this system does not tell the process's memory");
        Path clip = RedBoxClip.write(folder, CLIP_FRAMES);
        ProcessUse[] uses = new ProcessUse[2];
        Path output = folder.resolve("out.mkv");
        long[] resident = new long[CLIP_FRAMES * ROUNDS];
        try (PipelineRig rig = new PipelineRig(folder, clip);
                VideoWriter writer = VideoWriter.create(
                        output, rig.reader, RedBoxClip.lossless().withEncoder("mpeg4"));
                LoopingSource source = new LoopingSource(clip, ROUNDS);
                SegmentationPipeline pipeline = SegmentationPipeline.open(
                        rig.plan(source, 2, new EncodeSink(writer, output)).withProgress((frames, timestamp) -> {
                            resident[(int) frames - 1] = frames % 50 == 0 ? Pointer.physicalBytes() : 0;
                            if (frames == WARM_FRAMES || frames == CLIP_FRAMES * ROUNDS) {
                                uses[frames == WARM_FRAMES ? 0 : 1] = ProcessUse.now();
                            }
                        }))) {
            RunReport report = pipeline.run();
            assertEquals(CLIP_FRAMES * ROUNDS, report.frames().encoded());
        }
        assertFlat(resident);
        assertEquals(uses[0].files(), uses[1].files(), "open files");
        assertTrue(uses[1].threads() <= uses[0].threads() + STRAY_THREADS, "threads: " + uses[0] + " " + uses[1]);
    }

    @Test
    void leavesNothingOpenOverManyFiles() throws Exception {
        assumeTrue(ProcessUse.isTold(), "this system does not tell the process's files");
        Path clip = RedBoxClip.write(folder, 3);
        Path output = folder.resolve("short.mp4");
        ProcessUse warm = null;
        for (int file = 0; file < FILES; file++) {
            try (PipelineRig rig = new PipelineRig(folder, clip);
                    VideoWriter writer = VideoWriter.create(
                            output, rig.reader, RedBoxClip.lossless().withEncoder("mpeg4"));
                    SegmentationPipeline pipeline =
                            SegmentationPipeline.open(rig.plan(2, new EncodeSink(writer, output)))) {
                pipeline.run();
            }
            warm = file == FILES / 4 ? ProcessUse.now() : warm;
        }
        ProcessUse last = ProcessUse.now();
        assertEquals(warm.files(), last.files(), "open files");
        assertTrue(last.threads() <= warm.threads() + STRAY_THREADS, "threads: " + warm + " " + last);
    }

    @Test
    void freesWhatEachReaderTook() throws Exception {
        assumeTrue(ProcessUse.isTold(), "this system does not tell the process's memory");
        Path clip = RedBoxClip.write(folder, 3);
        long warm = 0;
        for (int file = 0; file < 4 * FILES; file++) {
            try (LoopingSource source = new LoopingSource(clip, 1);
                    Picture picture = Picture.empty();
                    PacketList packets = PacketList.create()) {
                while (source.read(picture, packets)) {
                    packets.clear();
                }
            }
            warm = file < FILES ? Math.max(warm, Pointer.physicalBytes()) : warm;
        }
        // One picture of each file would come to 19 MiB.
        long grown = Pointer.physicalBytes() - warm;
        assertTrue(grown < TOLERANCE_BYTES, "grew by " + grown / 1024 + " KiB, warm=" + warm / 1024);
    }

    private static void assertFlat(long[] resident) {
        long warm = 0;
        for (int i = 0; i < WARM_FRAMES; i++) {
            warm = Math.max(warm, resident[i]);
        }
        long last = 0;
        for (int i = resident.length - WARM_FRAMES; i < resident.length; i++) {
            last = Math.max(last, resident[i]);
        }
        assertTrue(last - warm < TOLERANCE_BYTES, "grew by " + (last - warm) / 1024 + " KiB, warm=" + warm / 1024);
    }

    /** The same clip again and again. */
    private static final class LoopingSource implements FrameSource, AutoCloseable {
        private final Path clip;
        private final VideoDescription description;
        private VideoReader reader;
        private int roundsLeft;

        LoopingSource(Path clip, int rounds) throws VideoException {
            roundsLeft = rounds;
            this.clip = clip;
            reader = VideoReader.open(clip);
            description = reader.description();
        }

        @Override
        public String name() {
            return clip.toString();
        }

        @Override
        public VideoDescription description() {
            return description;
        }

        @Override
        public boolean read(Picture picture, PacketList packets) throws VideoException {
            while (!reader.read(picture, packets)) {
                if (--roundsLeft == 0) {
                    return false;
                }
                reader.close();
                reader = VideoReader.open(clip);
            }
            return true;
        }

        @Override
        public Damage damage() {
            return reader.damage();
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
