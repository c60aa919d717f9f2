package dev.roadmask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs every command of the README as it is written there, through the launcher, in a folder that has the project's
 * {@code tools}, {@code samples} and {@code models} and nothing else.
 */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
@EnabledOnOs(OS.LINUX)
class ReadmeTest {
    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    /** What the shipped model has to reach on the sample that everybody sees first. */
    private static final double LEAST_SAMPLE_IOU = 0.70;

    @TempDir
    Path folder;

    @Test
    void everyCommandWorks() throws Exception {
        for (String name : List.of("tools", "samples", "models")) {
            Files.createSymbolicLink(folder.resolve(name), Path.of(name).toAbsolutePath());
        }
        List<String> commands = SHELL_BLOCK
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .flatMap(block -> block.group(1).lines())
                .filter(line -> line.startsWith("tools/roadmask "))
                .toList();
        assertTrue(commands.size() >= 6, "commands=" + commands);
        for (String command : commands) {
            run(command);
        }
        assertWhatTheyLeft();
    }

    private void run(String command) throws IOException, InterruptedException {
        File log = folder.resolve("log").toFile();
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        assertEquals(0, process.waitFor(), command + "\n" + Files.readString(log.toPath()));
    }

    private void assertWhatTheyLeft() throws IOException {
        for (String video : List.of("drive-masked.mp4", "orange.mkv", "small.mp4", "mine.mp4")) {
            assertTrue(Files.size(folder.resolve(video)) > 100_000, video);
        }
        JsonNode report =
                JsonMapper.shared().readTree(folder.resolve("run.json").toFile());
        assertEquals(300, report.at("/frames/encoded").asInt());
        JsonNode scores =
                JsonMapper.shared().readTree(folder.resolve("scores.json").toFile());
        assertTrue(scores.get("datasetIou").asDouble() >= LEAST_SAMPLE_IOU, scores.toString());
    }
}
