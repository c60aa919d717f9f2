package dev.roadmask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs every command of the README as it is written there. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
@EnabledOnOs(OS.LINUX)
class ReadmeTest {
    /** What the shipped model has to reach on the sample that everybody sees first. */
    private static final double LEAST_SAMPLE_IOU = 0.70;

    @TempDir
    Path folder;

    @Test
    void everyCommandWorks() throws Exception {
        DocumentedCommands.in(folder, 3).run(Path.of("README.md"), 6);
        assertWhatTheyLeft();
    }

    private void assertWhatTheyLeft() throws IOException {
        for (String video : List.of(
                "drive-masked.mp4", "orange.mkv", "small.mp4", "masked/drive-masked.mp4", "mine.mp4", "nobody.mp4")) {
            assertTrue(Files.size(folder.resolve(video)) > 30_000, video);
        }
        assertEquals(
                91, Files.readAllLines(folder.resolve("found/drive/frames.csv")).size());
        assertTrue(Files.size(folder.resolve("drive.json")) > 1_000);
        JsonNode report =
                JsonMapper.shared().readTree(folder.resolve("run.json").toFile());
        assertEquals(90, report.at("/frames/encoded").asInt());
        assertTrue(Files.size(folder.resolve("sheet.png")) > 1_000_000);
        JsonNode scores =
                JsonMapper.shared().readTree(folder.resolve("scores.json").toFile());
        assertTrue(scores.get("datasetIou").asDouble() >= LEAST_SAMPLE_IOU, scores.toString());
    }
}
