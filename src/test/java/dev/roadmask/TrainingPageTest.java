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

/** Runs every command of docs/training.md as it is written there. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
@EnabledOnOs(OS.LINUX)
class TrainingPageTest {
    @TempDir
    Path folder;

    @Test
    void everyCommandWorks() throws Exception {
        DocumentedCommands.in(folder, 2).run(Path.of("docs/training.md"), 6);
        assertTrue(Files.readString(folder.resolve("mine.yaml")).startsWith("network:\n"));
        assertTrue(Files.readString(folder.resolve("runs.html")).contains(">v1-bce</td>"));
    }
}
