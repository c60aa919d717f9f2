package dev.roadmask.evaluation;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Drawn cars, and patches of 64x64 with and without one. */
public final class PatchFolders {
    private static final int PATCH = 64;

    private PatchFolders() {}

    /** Writes {@code vehicles/} and {@code non-vehicles/}, each a sheet of two rows with so many patches filled. */
    public static Path write(Path folder, int patches) throws IOException {
        Random random = new Random(5);
        for (String kind : new String[] {"vehicles", "non-vehicles"}) {
            Files.createDirectories(folder.resolve(kind));
            int columns = patches / 2 + 1;
            BufferedImage sheet = new BufferedImage(columns * PATCH, 2 * PATCH, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < patches; i++) {
                BufferedImage patch = ground(PATCH, PATCH, random);
                if (kind.equals("vehicles")) {
                    car(patch, random.nextInt(5) - 2, random.nextInt(5) - 2, PATCH);
                } else {
                    line(patch, random);
                }
                sheet.createGraphics().drawImage(patch, i % columns * PATCH, i / columns * PATCH, null);
            }
            save(sheet, folder.resolve(kind).resolve("sheet-00-" + patches + ".png"));
        }
        return folder;
    }

    /** Gray noise. */
    static BufferedImage ground(int width, int height, Random random) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, 0x010101 * (100 + random.nextInt(16)));
            }
        }
        return picture;
    }

    /** Draws a car seen from behind that fills a square but for a small edge. */
    static void car(BufferedImage picture, int left, int top, int size) {
        Graphics2D pen = picture.createGraphics();
        pen.translate(left, top);
        pen.scale(size / 64.0, size / 64.0);
        pen.setColor(Color.BLACK);
        pen.fillRect(10, 48, 10, 12);
        pen.fillRect(44, 48, 10, 12);
        pen.setColor(new Color(200, 30, 30));
        pen.fillRect(14, 8, 36, 24);
        pen.fillRect(4, 28, 56, 24);
        pen.setColor(new Color(20, 20, 60));
        pen.fillRect(19, 12, 26, 14);
        pen.setColor(Color.WHITE);
        pen.fillRect(24, 40, 16, 6);
    }

    static void save(BufferedImage picture, Path file) throws IOException {
        ImageIO.write(picture, "png", file.toFile());
    }

    private static void line(BufferedImage patch, Random random) {
        Graphics2D pen = patch.createGraphics();
        pen.setColor(new Color(random.nextInt(1 << 24)));
        pen.drawLine(random.nextInt(PATCH), 0, random.nextInt(PATCH), PATCH);
    }
}
