package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** One picture of a {@link Batch} seen as OpenCV pictures over the batch's own memory. */
final class Window implements AutoCloseable {
    private final Mat picture;
    private final Mat truth;
    private final Mat classes;

    Window(Batch batch, int index) {
        int pixels = batch.width() * batch.height();
        picture = over(batch.pictures(), 3 * pixels * index, 3 * pixels, batch, CV_8UC3);
        truth = over(batch.truth(), pixels * index, pixels, batch, CV_8UC1);
        classes = over(batch.classes(), pixels * index, pixels, batch, CV_8UC1);
    }

    private static Mat over(ByteBuffer memory, int offset, int length, Batch batch, int type) {
        return new Mat(batch.height(), batch.width(), type, new BytePointer(memory.slice(offset, length)));
    }

    Mat picture() {
        return picture;
    }

    Mat truth() {
        return truth;
    }

    Mat classes() {
        return classes;
    }

    @Override
    public void close() {
        picture.close();
        truth.close();
        classes.close();
    }
}
