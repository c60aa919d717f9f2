package dev.roadmask.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small mask folders with exact truth: red boxes on gray noise. */
public final class MaskFolders {
    /** Label of a box. */
    public static final int VEHICLE = 8;

    private MaskFolders() {}

    /** Writes {@code images/} and {@code masks/} with so many pictures, and a {@code dataset.json}. */
    public static Path write(Path folder, int pictures, int width, int height, long seed) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("masks"));
        Random random = new Random(seed);
        for (int i = 0; i < pictures; i++) {
            writePicture(folder, "%04d".formatted(i), width, height, random);
        }
        Files.writeString(
                folder.resolve("dataset.json"), "{\"name\":\"boxes\",\"vehicle\":[" + VEHICLE + "],\"ignore\":[11]}");
        return folder;
    }

    /** Writes {@code train/} and {@code val/}. */
    public static Path writeSplit(Path folder, int training, int validation, int width, int height) throws IOException {
        write(folder.resolve("train"), training, width, height, 1);
        write(folder.resolve("val"), validation, width, height, 2);
        return folder;
    }

    private static void writePicture(Path folder, String stem, int width, int height, Random random)
            throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        int boxWidth = width / 4 + random.nextInt(width / 4);
        int boxHeight = height / 4 + random.nextInt(height / 4);
        int left = random.nextInt(width - boxWidth);
        int top = random.nextInt(height - boxHeight);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean box = x >= left && x < left + boxWidth && y >= top && y < top + boxHeight;
                int gray = 60 + random.nextInt(120);
                picture.setRGB(x, y, box ? 0xFF0000 : gray << 16 | gray << 8 | gray);
                mask.getRaster().setSample(x, y, 0, box ? VEHICLE : y < height / 2 ? 0 : 3);
            }
        }
        ImageIO.write(
                picture, "png", folder.resolve("images").resolve(stem + ".png").toFile());
        ImageIO.write(
                mask, "png", folder.resolve("masks").resolve(stem + ".png").toFile());
    }
}
