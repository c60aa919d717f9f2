package dev.roadmask.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneDatasetTest {
    @TempDir
    Path folder;

    @Test
    void writesAMaskFolder() throws IOException {
        new SceneDataset(folder, 96, 64, 4).write(3);
        assertTrue(Files.readString(folder.resolve("dataset.json")).contains("\"vehicle\":[255]"));
        for (String stem : new String[] {"000000", "000001", "000002"}) {
            BufferedImage picture =
                    ImageIO.read(folder.resolve("images").resolve(stem + ".jpg").toFile());
            BufferedImage mask =
                    ImageIO.read(folder.resolve("masks").resolve(stem + ".png").toFile());
            assertEquals(96, picture.getWidth());
            assertEquals(64, picture.getHeight());
            assertEquals(1, mask.getRaster().getNumBands());
            assertOnlyZeroOr255(mask);
        }
    }

    private static void assertOnlyZeroOr255(BufferedImage mask) {
        for (int value : mask.getRaster().getSamples(0, 0, 96, 64, 0, (int[]) null)) {
            assertTrue(value == 0 || value == 255, "mask value " + value);
        }
    }

    @Test
    void sameSeedWritesSameMasks() throws IOException {
        Path again = folder.resolve("again");
        new SceneDataset(folder, 96, 64, 9).write(1);
        new SceneDataset(again, 96, 64, 9).write(1);
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("masks/000000.png")),
                Files.readAllBytes(again.resolve("masks/000000.png")));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("images/000000.jpg")),
                Files.readAllBytes(again.resolve("images/000000.jpg")));
    }
}
