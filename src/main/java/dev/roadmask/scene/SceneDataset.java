package dev.roadmask.scene;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntConsumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes training pictures as a mask folder: {@code images/NNNNNN.jpg}, {@code masks/NNNNNN.png}, {@code dataset.json}. */
public final class SceneDataset {
    private static final float QUALITY = 0.92f;

    private final Path folder;
    private final int width;
    private final int height;
    private final long seed;

    /**
     * Describes the pictures to write.
     *
     * @param folder made if it isn't there
     * @param width pixels
     * @param height pixels
     * @param seed the first picture's; each picture is another scene
     */
    public SceneDataset(Path folder, int width, int height, long seed) {
        this.folder = folder;
        this.width = width;
        this.height = height;
        this.seed = seed;
    }

    /** Writes {@code count} pictures with their masks. */
    public void write(int count) throws IOException {
        write(count, done -> {});
    }

    /**
     * Writes pictures with their masks.
     *
     * @param count how many
     * @param progress told the number of pictures done
     */
    public void write(int count, IntConsumer progress) throws IOException {
        for (int i = 0; i < count; i++) {
            write(folder, frame(i), i);
            progress.accept(i + 1);
        }
    }

    /** The frame that picture {@code index} shows: another scene and another moment for each. */
    SceneFrame frame(int index) {
        long own = Noise.hash(seed, index, 90);
        RoadScene scene = RoadScene.create(own, width, height, 30);
        return scene.render((int) (Noise.unit(own, 1, 91) * 900));
    }

    /** Writes one frame of any scene as a picture of a mask folder, which is made if it isn't there. */
    public static void write(Path folder, SceneFrame frame, int number) throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        Path masks = Files.createDirectories(folder.resolve("masks"));
        Files.writeString(folder.resolve("dataset.json"), "{\"name\":\"scenes\",\"vehicle\":[255]}\n");
        String stem = String.format(Locale.ROOT, "%06d", number);
        writeJpeg(picture(frame), images.resolve(stem + ".jpg"));
        ImageIO.write(mask(frame), "png", masks.resolve(stem + ".png").toFile());
    }

    private static BufferedImage picture(SceneFrame frame) {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = frame.rgb();
        for (int i = 0; i < frame.width() * frame.height(); i++) {
            int packed = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff;
            image.setRGB(i % frame.width(), i / frame.width(), packed);
        }
        return image;
    }

    private static BufferedImage mask(SceneFrame frame) {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, frame.width(), frame.height(), frame.mask());
        return image;
    }

    private static void writeJpeg(BufferedImage image, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        Files.deleteIfExists(file);
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(file.toFile())) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}
