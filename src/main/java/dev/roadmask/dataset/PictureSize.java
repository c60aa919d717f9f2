package dev.roadmask.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The size of a picture as it lies in its file, whatever the camera's orientation tag says.
 *
 * @param width pixels in a row
 * @param height rows
 */
record PictureSize(int width, int height) {
    /** Reads the size from the file's header; empty where there is no header that can be read. */
    static Optional<PictureSize> read(Path file) {
        // Given a File, not a stream, the JDK reads it in place and makes no temporary copy.
        try (ImageInputStream content = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(content);
            return readers.hasNext() ? header(readers.next(), content) : decoded(file);
        } catch (IOException | RuntimeException e) {
            // The JDK's readers answer broken headers with exceptions of many kinds.
            return Optional.empty();
        }
    }

    private static Optional<PictureSize> header(ImageReader reader, ImageInputStream content) throws IOException {
        try {
            reader.setInput(content, true, true);
            return Optional.of(new PictureSize(reader.getWidth(0), reader.getHeight(0)));
        } finally {
            reader.dispose();
        }
    }

    /** For what the JDK has no reader for (WebP): the whole picture. */
    private static Optional<PictureSize> decoded(Path file) {
        try (Mat picture = Example.decode(file)) {
            return picture.empty() ? Optional.empty() : Optional.of(new PictureSize(picture.cols(), picture.rows()));
        }
    }
}
