package dev.roadmask;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs every command of docs/other-fields.md as it is written there. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
@EnabledOnOs(OS.LINUX)
class OtherFieldsTest {
    /** The page's figure, less what another processor or number of threads may change. */
    private static final double LEAST_IOU = 0.7;

    @TempDir
    Path folder;

    @Test
    void everyCommandWorks() throws Exception {
        DocumentedCommands.in(folder, 2).run(Path.of("docs/other-fields.md"), 5);
        assertTrue(Files.size(folder.resolve("cells.png")) > 1_000_000);
        JsonNode scores =
                JsonMapper.shared().readTree(folder.resolve("cells.json").toFile());
        assertTrue(scores.get("datasetIou").asDouble() >= LEAST_IOU, scores.toString());
    }
}
