package dev.roadmask.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.mask.PaintStyle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {
    private static final int GAP = 16;
    private static final int TOP = 48;
    private static final int TILE = 384;
    private static final int CAPTION = 24 + GAP / 2;

    @TempDir
    Path folder;

    @Test
    void paintsVehiclesInTheirPlaceAndNothingElse() throws Exception {
        new DrawnExample(192, 96).label(1, 96, 0, 96, 96).write(folder, "a");
        BufferedImage sheet = sheet();
        assertEquals(GAP + 2 * (TILE + GAP), sheet.getWidth());
        assertEquals(TOP + TILE / 2 + CAPTION + GAP / 2, sheet.getHeight());
        // Twice the size; the right half is vehicle.
        assertEquals(gray(DrawnExample.GRAY), rgb(sheet, GAP + 100, TOP + 100));
        int tint = mixed(DrawnExample.GRAY, PaintStyle.DEFAULT_RGB, PaintStyle.DEFAULT_OPACITY);
        assertEquals(tint, rgb(sheet, GAP + 300, TOP + 100));
        // The outline is drawn smooth, so nearly in the full colour: it has no red, the tint has.
        assertTrue(rgb(sheet, GAP + 192, TOP + 100) >> 16 < 0x10);
        assertTrue(tint >> 16 > 0x30);
    }

    @Test
    void ignoredPixelsAreHatched() throws Exception {
        new DrawnExample(384, 200).label(255, 0, 0, 384, 100).write(folder, "a");
        Files.writeString(folder.resolve("dataset.json"), "{\"ignore\":[255]}");
        BufferedImage sheet = sheet();
        long shades = IntStream.range(GAP + 100, GAP + 116)
                .map(x -> rgb(sheet, x, TOP + 50))
                .distinct()
                .count();
        assertEquals(2, shades);
        assertEquals(gray(DrawnExample.GRAY), rgb(sheet, GAP + 100, TOP + 150));
    }

    @Test
    void showsTheFirstAndTheLastOfMany() throws Exception {
        for (int i = 0; i < 50; i++) {
            // Only the first and the last are all vehicle.
            int side = i == 0 || i == 49 ? 40 : 1;
            new DrawnExample(40, 40).label(1, 0, 0, side, side).write(folder, "%02d".formatted(i));
        }
        BufferedImage sheet = sheet();
        int row = TILE + CAPTION;
        assertEquals(GAP + 4 * (TILE + GAP), sheet.getWidth());
        assertEquals(TOP + 6 * row + GAP / 2, sheet.getHeight());
        int middle = TILE / 2;
        int right = GAP + 3 * (TILE + GAP) + middle;
        assertNotEquals(gray(DrawnExample.GRAY), rgb(sheet, GAP + middle, TOP + middle));
        assertEquals(gray(DrawnExample.GRAY), rgb(sheet, GAP + middle, TOP + 5 * row + middle));
        assertNotEquals(gray(DrawnExample.GRAY), rgb(sheet, right, TOP + 5 * row + middle));
    }

    @Test
    void rowsAreAsHighAsTheirTallestPicture() throws Exception {
        new DrawnExample(40, 20).write(folder, "a");
        new DrawnExample(40, 80).write(folder, "b");
        assertEquals(TOP + 2 * TILE + CAPTION + GAP / 2, sheet().getHeight());
    }

    @Test
    void aFailureLeavesTheOldSheet() throws Exception {
        MaskFolders.write(folder, 2, 32, 24, 1);
        Files.writeString(folder.resolve("images/0001.png"), "no picture");
        Path file = folder.resolve("sheet.png");
        Files.writeString(file, "old");
        assertThrows(DatasetException.class, this::sheet);
        assertEquals("old", Files.readString(file));
        assertFalse(Files.exists(folder.resolve("sheet.png.part")));
    }

    private BufferedImage sheet() throws DatasetException, IOException {
        Path file = folder.resolve("sheet.png");
        ContactSheet.write("drawn", List.of(MaskFolderDataset.open(folder)), file);
        assertFalse(Files.exists(folder.resolve("sheet.png.part")));
        return ImageIO.read(file.toFile());
    }

    private static int rgb(BufferedImage sheet, int x, int y) {
        return sheet.getRGB(x, y) & 0xFFFFFF;
    }

    private static int gray(int value) {
        return value << 16 | value << 8 | value;
    }

    private static int mixed(int gray, int rgb, double opacity) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            mixed |= (int) Math.round(gray + opacity * ((rgb >> shift & 0xFF) - gray)) << shift;
        }
        return mixed;
    }
}
