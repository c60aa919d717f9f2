package dev.roadmask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs every command of docs/outputs.md as it is written there. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
@EnabledOnOs(OS.LINUX)
class OutputsPageTest {
    @TempDir
    Path folder;

    @Test
    void everyCommandWorks() throws Exception {
        DocumentedCommands.in(folder, 1).run(Path.of("docs/outputs.md"), 4);
        assertEquals(31, Files.readAllLines(folder.resolve("drive.csv")).size());
        assertTrue(Files.exists(folder.resolve("found/drive/masks/00000000_0.000000.png")));
        assertTrue(Files.exists(folder.resolve("ahead.mp4")));
    }
}
