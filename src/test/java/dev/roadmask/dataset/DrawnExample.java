package dev.roadmask.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A gray picture and its mask, drawn in rectangles. */
public final class DrawnExample {
    /** Of the picture, every channel. */
    static final int GRAY = 100;

    private final BufferedImage picture;
    private final BufferedImage mask;

    /** All labels are 0. */
    public DrawnExample(int width, int height) {
        picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < width * height; i++) {
            picture.setRGB(i % width, i / width, GRAY << 16 | GRAY << 8 | GRAY);
        }
    }

    /** Labels a rectangle. */
    public DrawnExample label(int value, int left, int top, int width, int height) {
        for (int i = 0; i < width * height; i++) {
            mask.getRaster().setSample(left + i % width, top + i / width, 0, value);
        }
        return this;
    }

    /** Writes into {@code images/} and {@code masks/} of a folder, which is returned. */
    public Path write(Path folder, String stem) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("masks"));
        ImageIO.write(picture, "png", folder.resolve("images/" + stem + ".png").toFile());
        ImageIO.write(mask, "png", folder.resolve("masks/" + stem + ".png").toFile());
        return folder;
    }
}
