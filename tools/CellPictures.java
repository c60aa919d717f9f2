import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Draws pictures like a phase contrast microscope's, with the exact masks of their cells: {@code train/} and {@code val/}
 * of a data set for {@code docs/other-fields.md}. Run with {@code java tools/CellPictures.java FOLDER}; the same pictures
 * each time. Specks of dust are dark too, so that darkness alone finds no cell.
 */
public final class CellPictures {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 192;
    private static final int TRAINING_PICTURES = 96;
    private static final int VALIDATION_PICTURES = 24;
    private static final int CELL = 255;
    /** Depth of a point that a blob changes nothing at. */
    private static final double FAR = 9;

    /** A cell or a speck: a radius that waves around the centre, lengths in pixels. */
    private record Blob(double x, double y, double radius, double[] waves, double[] phases, double darkness) {
        /** A point's distance from the centre as a share of the outline's there: below 1 is inside. */
        double depth(double atX, double atY) {
            double distance2 = square(atX - x) + square(atY - y);
            if (distance2 > square(2 * radius)) {
                return FAR;
            }
            double angle = Math.atan2(atY - y, atX - x);
            double outline = radius;
            for (int i = 0; i < waves.length; i++) {
                outline += radius * waves[i] * Math.cos((i + 2) * angle + phases[i]);
            }
            return Math.sqrt(distance2) / outline;
        }
    }

    private CellPictures() {}

    /** Writes the data set. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: java tools/CellPictures.java FOLDER");
            System.exit(2);
        }
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Files.writeString(folder.resolve("dataset.json"), "{\"name\":\"cells\",\"vehicle\":[" + CELL + "]}\n");
        write(folder.resolve("train"), TRAINING_PICTURES, 1);
        write(folder.resolve("val"), VALIDATION_PICTURES, 2);
    }

    private static void write(Path folder, int pictures, long seed) throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        Path masks = Files.createDirectories(folder.resolve("masks"));
        Random random = new Random(seed);
        for (int i = 0; i < pictures; i++) {
            BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
            BufferedImage mask = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
            draw(picture, mask, random);
            String name = String.format(Locale.ROOT, "%03d.png", i);
            ImageIO.write(picture, "png", images.resolve(name).toFile());
            ImageIO.write(mask, "png", masks.resolve(name).toFile());
        }
    }

    private static void draw(BufferedImage picture, BufferedImage mask, Random random) {
        List<Blob> cells = blobs(random.nextInt(12), 9, 20, random);
        List<Blob> specks = blobs(random.nextInt(25), 1.5, 3.5, random);
        double lampX = WIDTH * random.nextDouble();
        double lampY = HEIGHT * random.nextDouble();
        double lamp = 120 + 50 * random.nextDouble();
        double noise = 6 + 10 * random.nextDouble();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double light = lamp - 0.15 * Math.hypot(x - lampX, y - lampY) + noise * random.nextGaussian();
                for (Blob speck : specks) {
                    light -= speck.depth(x, y) < 1 ? speck.darkness : 0;
                }
                boolean inside = false;
                for (Blob cell : cells) {
                    double depth = cell.depth(x, y);
                    light += shade(depth, cell.darkness);
                    inside |= depth < 1;
                }
                picture.getRaster().setSample(x, y, 0, (int) Math.max(0, Math.min(255, light)));
                mask.getRaster().setSample(x, y, 0, inside ? CELL : 0);
            }
        }
    }

    /** What a cell adds to the light: a halo around it, a dark rim, a body hardly darker than nothing, a nucleus. */
    private static double shade(double depth, double darkness) {
        double halo = 35 * Math.exp(-square((depth - 1.12) / 0.07));
        double rim = -darkness * Math.exp(-square((depth - 0.93) / 0.08));
        double nucleus = depth < 0.4 ? -0.7 * darkness : 0;
        return halo + rim + nucleus - (depth < 1 ? 6 : 0);
    }

    private static List<Blob> blobs(int count, double leastRadius, double greatestRadius, Random random) {
        List<Blob> blobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double radius = leastRadius + (greatestRadius - leastRadius) * random.nextDouble();
            double[] waves = {0.25 * random.nextDouble(), 0.12 * random.nextDouble(), 0.08 * random.nextDouble()};
            double[] phases = {turn(random), turn(random), turn(random)};
            double darkness = 30 + 40 * random.nextDouble();
            double x = WIDTH * random.nextDouble();
            double y = HEIGHT * random.nextDouble();
            blobs.add(new Blob(x, y, radius, waves, phases, darkness));
        }
        return blobs;
    }

    private static double turn(Random random) {
        return 2 * Math.PI * random.nextDouble();
    }

    private static double square(double value) {
        return value * value;
    }
}
