package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT_101;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.LUT;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import dev.roadmask.mask.Overlap;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Cuts a randomly placed, scaled, turned and mirrored window out of an example, in one warp from the original pixels
 * (so that nothing is interpolated twice), then changes its colours. Used by one thread.
 */
final class Augmenter {
    private final Augmentation ranges;
    private final ColorJitter colors;
    private final int width;
    private final int height;

    Augmenter(Augmentation ranges, int width, int height) {
        this.ranges = ranges;
        this.colors = new ColorJitter(ranges);
        this.width = width;
        this.height = height;
    }

    /**
     * Writes the window of one example.
     *
     * @param truth table of the example's labels to the truth of {@link Overlap}
     * @param classes table of the example's labels to auxiliary channels
     * @param into pictures and targets of the training size, overwritten
     */
    void apply(Example example, Mat truth, Mat classes, SplittableRandom random, Window into) {
        try (Mat transform =
                        transform(example.picture().cols(), example.picture().rows(), random);
                Mat labels = new Mat();
                Size size = new Size(width, height);
                // Outside the picture nothing is known: reflected pixels, ignored labels.
                Scalar unknown = Scalar.all(Overlap.IGNORED & 0xFF);
                Scalar noClass = Scalar.all(LabelMap.NO_CLASS);
                Scalar black = Scalar.all(0)) {
            warpAffine(example.picture(), into.picture(), transform, size, INTER_LINEAR, BORDER_REFLECT_101, black);
            LUT(example.labels(), truth, labels);
            warpAffine(labels, into.truth(), transform, size, INTER_NEAREST, BORDER_CONSTANT, unknown);
            LUT(example.labels(), classes, labels);
            warpAffine(labels, into.classes(), transform, size, INTER_NEAREST, BORDER_CONSTANT, noClass);
        }
        colors.apply(into.picture(), random);
    }

    /** The 2x3 matrix from original pixels to window pixels. */
    private Mat transform(int pictureWidth, int pictureHeight, SplittableRandom random) {
        double logLeast = Math.log(ranges.leastScale());
        double scale = Math.exp(logLeast + random.nextDouble() * (Math.log(ranges.greatestScale()) - logLeast));
        double stretch = Math.exp(symmetric(random, ranges.aspect()) / 2);
        double scaleX = scale * stretch * width / pictureWidth;
        double scaleY = scale / stretch * height / pictureHeight;
        double centerX = center(pictureWidth, width / scaleX, ranges.translationX(), random);
        double centerY = center(pictureHeight, height / scaleY, ranges.translationY(), random);
        double angle = Math.toRadians(symmetric(random, ranges.rotationDegrees()));
        double mirror = ranges.flip() && random.nextBoolean() ? -1 : 1;
        double a = mirror * scaleX * Math.cos(angle);
        double b = -scaleY * Math.sin(angle);
        double c = mirror * scaleX * Math.sin(angle);
        double d = scaleY * Math.cos(angle);
        return matrix(a, b, width / 2.0 - a * centerX - b * centerY, c, d, height / 2.0 - c * centerX - d * centerY);
    }

    /** Where the window's centre lies along one side: inside the picture if it fits, else around it; then shifted. */
    private static double center(double picture, double window, double translation, SplittableRandom random) {
        double slack = Math.abs(picture - window) / 2;
        return picture / 2 + symmetric(random, slack) + symmetric(random, translation * window);
    }

    /** Evenly between -greatest and greatest. */
    static double symmetric(SplittableRandom random, double greatest) {
        return (2 * random.nextDouble() - 1) * greatest;
    }

    private static Mat matrix(double... values) {
        Mat matrix = new Mat(2, 3, CV_64F);
        try (DoubleIndexer indexer = matrix.createIndexer()) {
            for (int i = 0; i < 6; i++) {
                indexer.put(i / 3, i % 3, values[i]);
            }
        }
        return matrix;
    }
}
