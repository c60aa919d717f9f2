package dev.roadmask.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadmask.video.Probe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has been recorded stays, whatever happens to the program or to the disk. */
@Timeout(90)
class RecorderCutShortTest {
    private static final int SEGMENT_SECONDS = 5;
    private static final int FPS = 30;
    /** Of a part with some fragments. */
    private static final long SOME_BYTES = 60_000;

    @TempDir
    static Path clips;

    @TempDir
    Path folder;

    private static Path clip;

    @BeforeAll
    static void makeClip() {
        clip = Probe.make(
                clips.resolve("clip.ts"),
                "-f lavfi -i testsrc2=s=320x180:r=" + FPS
                        + ":d=4 -f lavfi -i sine=r=44100:d=4 -c:v mpeg2video -c:a aac");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv"})
    void keepsAllButTheLastSecondWhenKilled(String extension) throws Exception {
        Path first = folder.resolve("drive." + extension);
        Process child = start(first, 1000);
        try {
            Path second = awaitSecondPart(child, first);
            child.destroyForcibly();
            assertEquals(137, child.waitFor());
            int frames = Probe.tolerantFrames(second).size();
            assertTrue(frames >= FPS && frames <= SEGMENT_SECONDS * FPS, "frames in the part: " + frames);
            int sound = Probe.tolerantPackets(second).size();
            assertTrue(sound >= 20, "packets of sound in the part: " + sound + ", frames: " + frames);
            assertFalse(Files.exists(
                    second.resolveSibling(second.getFileName().toString().replace(".part", ""))));
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void goesOnWithoutRecordingWhenTheDiskIsFull() throws Exception {
        Path file = folder.resolve("drive.mp4");
        Process child = start(file, 8);
        try {
            while (child.isAlive() && Files.notExists(RecordingPlan.part(file))) {
                Thread.sleep(2); // Before that, it writes other things.
            }
            assumeTrue(limitFiles(child, 200_000), "there is no prlimit here");
            String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, child.waitFor(), said);
            assertTrue(
                    said.matches(
                            "(?s).*recording has ended: cannot write \\S+: \\V+; what was written is kept in \\S+\\.part\n.*"),
                    said);
            assertTrue(said.contains("seen " + 8 * 4 * FPS), said);
            assertTrue(Probe.tolerantFrames(RecordingPlan.part(file)).size() >= FPS);
        } finally {
            child.destroyForcibly();
        }
    }

    /** The second file begins while the first stays open for late sound. */
    private Path awaitSecondPart(Process child, Path first) throws Exception {
        while (child.isAlive()) {
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> parts = files.filter(file -> file.toString().endsWith(".part"))
                        .filter(file -> !file.equals(RecordingPlan.part(first)))
                        .toList();
                if (parts.size() == 1 && parts.get(0).toFile().length() > SOME_BYTES) {
                    return parts.get(0);
                }
            }
            Thread.sleep(2);
        }
        throw new AssertionError(new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Process start(Path target, int rounds) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:-UsePerfData",
                        "-cp",
                        classes,
                        RecorderChild.class.getName(),
                        clip.toString(),
                        target.toString(),
                        String.valueOf(SEGMENT_SECONDS),
                        String.valueOf(rounds))
                .redirectErrorStream(true)
                .start();
    }

    private static boolean limitFiles(Process child, long bytes) throws Exception {
        try {
            Process limit =
                    new ProcessBuilder("prlimit", "--pid", String.valueOf(child.pid()), "--fsize=" + bytes).start();
            return limit.waitFor(10, TimeUnit.SECONDS) && limit.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
