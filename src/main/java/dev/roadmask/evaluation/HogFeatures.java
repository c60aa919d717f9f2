package dev.roadmask.evaluation;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.HOGDescriptor;

/**
 * Histograms of oriented gradients (Dalal and Triggs, 2005) of a window of 64x64 pixels: cells of 8x8 with nine
 * directions, blocks of 2x2 cells, 1764 numbers. OpenCV's own; of the three colours the one with the steepest gradient
 * counts at each pixel. One thread.
 */
final class HogFeatures implements AutoCloseable {
    /** Width and height of a window in pixels. */
    static final int WINDOW = 64;

    /** Pixels from one window to the next. */
    private static final int STRIDE = 8;

    private static final int CELL = 8;
    private static final int DIRECTIONS = 9;

    private final HOGDescriptor descriptor;

    HogFeatures() {
        try (Size window = new Size(WINDOW, WINDOW);
                Size block = new Size(2 * CELL, 2 * CELL);
                Size cell = new Size(CELL, CELL)) {
            descriptor = new HOGDescriptor(window, block, cell, cell, DIRECTIONS);
        }
    }

    /** How many numbers describe a window. */
    int length() {
        return Math.toIntExact(descriptor.getDescriptorSize());
    }

    /** Describes one window: 64x64, three channels of 8 bits. */
    float[] describe(Mat window) {
        float[] features = new float[length()];
        try (FloatPointer computed = new FloatPointer()) {
            descriptor.compute(window, computed);
            computed.get(features);
        }
        return features;
    }

    /** From now on {@link #detect} finds what this classifier takes for a vehicle. */
    void use(LinearClassifier classifier) {
        float[] plane = classifier.plane();
        try (FloatPointer values = new FloatPointer(plane);
                Mat column = new Mat(plane.length, 1, CV_32FC1, values)) {
            descriptor.setSVMDetector(column);
        }
    }

    /**
     * Slides the window over a picture and over shrunk copies of it.
     *
     * @param picture three channels of 8 bits, no smaller than a window
     * @param margin a window is found from this margin of the classifier on
     * @param scaleStep factor from one copy to the next
     * @param found receives the windows, in pixels of the picture
     */
    void detect(Mat picture, double margin, double scaleStep, RectVector found) {
        boolean meanShiftGrouping = false;
        int noGrouping = 0;
        try (Size stride = new Size(STRIDE, STRIDE);
                Size padding = new Size(0, 0)) {
            descriptor.detectMultiScale(
                    picture, found, margin, stride, padding, scaleStep, noGrouping, meanShiftGrouping);
        }
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
