package dev.roadmask.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadmask.video.EncoderOptions;
import dev.roadmask.video.Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The leak test: hundreds of files, one after the other. */
@Timeout(120)
class RecorderMemoryTest {
    private static final int ROUNDS = 24;
    private static final int CLIP_FRAMES = 150;
    private static final int WARM_FRAMES = CLIP_FRAMES * ROUNDS / 2;

    /** An encoder or a container left behind by each file would come to far more. */
    private static final long TOLERANCE_BYTES = 16L << 20;

    @TempDir
    Path folder;

    @Test
    void staysFlatOverManyFiles() throws Exception {
        assumeTrue(Pointer.physicalBytes() > 0, "this system does not tell the process's memory");
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "this system does not tell the process's files");
        Path clip = Probe.make(
                folder.resolve("clip.ts"),
                "-f lavfi -i testsrc2=s=160x96:r=30:d=5 -f lavfi -i sine=d=5 -c:v mpeg2video -c:a aac");
        Path records = folder.resolve("records");
        RecordingPlan plan = RecordingPlan.of(
                records,
                Optional.of(Duration.ofMillis(300)),
                EncoderOptions.defaults().withEncoder("libopenh264"));
        long[] resident = new long[CLIP_FRAMES * ROUNDS + 1];
        long[] files = new long[resident.length];
        try (LiveRig rig = new LiveRig(folder)) {
            Recorder recorder = new Recorder(plan, rig);
            recorder.setWanted(true);
            rig.run(recorder, clip, ROUNDS, 0, frame -> {
                if (frame % 500 == 0) {
                    System.gc(); // so that the heap does not count
                    resident[frame] = Pointer.physicalBytes();
                    files[frame] = openFiles();
                }
            });
            assertEquals(CLIP_FRAMES * ROUNDS, recorder.frames());
            assertTrue(rig.files.size() >= ROUNDS * 16, "files: " + rig.files.size());
        }
        long warm = Arrays.stream(resident, 0, WARM_FRAMES).max().orElseThrow();
        long late = Arrays.stream(resident, WARM_FRAMES, resident.length).max().orElseThrow();
        assertTrue(late - warm < TOLERANCE_BYTES, "grew by " + (late - warm >> 10) + " KiB");
        long warmFiles = Arrays.stream(files, 0, WARM_FRAMES).max().orElseThrow();
        long lateFiles = Arrays.stream(files, WARM_FRAMES, files.length).max().orElseThrow();
        assertTrue(lateFiles <= warmFiles + 1, "open files: " + warmFiles + " " + lateFiles);
    }

    private static long openFiles() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        } catch (java.io.IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
