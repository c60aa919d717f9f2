package dev.roadmask.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.pipeline.PipelineException;
import dev.roadmask.pipeline.RedBoxClip;
import dev.roadmask.video.Probe;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table or a mask video to standard output, by a process of its own, since this one's is not ours to write to. */
@Timeout(60)
class StandardOutputTest {
    private static final int FRAMES = 60;

    @TempDir
    Path folder;

    private Path clip;

    @BeforeEach
    void makeClip() throws Exception {
        clip = RedBoxClip.write(folder, FRAMES);
    }

    @Test
    void carriesTheSameAsTheFiles() throws Exception {
        try (OutputPass pass = new OutputPass(folder, clip, OutputPass.all(folder), false)) {
            pass.run();
        }
        Path table = folder.resolve("piped.csv");
        assertEquals("", said(start("csv", table)));
        assertEquals(-1, Files.mismatch(folder.resolve("frames.csv"), table));
        Path video = folder.resolve("piped.mkv");
        assertEquals("", said(start("video", video)));
        assertEquals(hashes(folder.resolve("masks.mkv")), hashes(video));
    }

    /** Number, time and content of every frame. */
    private List<String> hashes(Path video) throws Exception {
        return Files.readAllLines(
                Probe.make(folder.resolve("hashes.txt"), "-i " + video + " -fps_mode passthrough -f framehash"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "video"})
    void whoGoesAwayIsNoticed(String what) throws Exception {
        Process process = start(what, null);
        try (InputStream reader = process.getInputStream()) {
            assertEquals(100, reader.readNBytes(100).length);
        }
        String said = said(process).toLowerCase(Locale.ROOT);
        assertTrue(said.matches("(?s)cannot write (to )?standard output: broken pipe.*"), said);
    }

    private Process start(String what, Path to) throws Exception {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-cp",
                classes,
                Child.class.getName(),
                folder.toString(),
                clip.toString(),
                what);
        builder.redirectError(folder.resolve("said.txt").toFile());
        return (to == null ? builder : builder.redirectOutput(to.toFile())).start();
    }

    private String said(Process process) throws Exception {
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "hangs");
        String said = Files.readString(folder.resolve("said.txt"), StandardCharsets.UTF_8);
        return said.lines().filter(line -> !line.startsWith("SLF4J")).reduce("", (a, b) -> a + b);
    }

    /** The other process: a pass whose one output is standard output; what fails it tells elsewhere. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            boolean csv = arguments[2].equals("csv");
            Path standardOutput = OutputPlan.STANDARD_OUTPUT;
            OutputPlan plan = OutputPass.plan(null, csv ? null : standardOutput, csv ? standardOutput : null);
            try (OutputPass pass = new OutputPass(folder, Path.of(arguments[1]), plan, false)) {
                pass.run();
            } catch (PipelineException failure) {
                System.err.println(failure.getMessage());
            }
        }
    }
}
