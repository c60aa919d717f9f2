package dev.roadmask.evaluation;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.Example;
import dev.roadmask.dataset.LabelledPicture;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Windows on a heat map, the way before networks: a linear support vector machine tells vehicles by their
 * {@link HogFeatures} in windows of many sizes that slide over the picture; where enough of them agree is a vehicle, and
 * the mask is its box. Windows lie below 40 % of the height, where a dashcam sees road.
 *
 * <p>The classifier learns from patches alone. The numbers here were chosen on 60 of CamVid's training pictures.
 */
public final class HogSvmSegmenter implements Segmenter {
    /** Pictures are stretched to so many columns, and with 64-pixel windows the least vehicle is 1/15 of that. */
    private static final int WORKING_WIDTH = 960;

    private static final double TOP = 0.4;
    private static final double SCALE_STEP = 1.15;
    private static final double MARGIN = 0.7;
    private static final int LEAST_WINDOWS = 3;
    private static final double SHARE_OF_PEAK = 0.4;

    private final HogFeatures features;
    private final PatchTraining training;
    private ByteBuffer pixels = ByteBuffer.allocate(0);
    private int width;
    private int height;

    private HogSvmSegmenter(HogFeatures features, PatchTraining training) {
        this.features = features;
        this.training = training;
        features.use(training.classifier());
    }

    /**
     * Learns from a folder with {@code vehicles/} and {@code non-vehicles/}: pictures of 64x64 pixels, or sheets of these
     * without gaps, of which a number at the end of the name says how many patches are filled. The caller closes the
     * segmenter.
     */
    public static HogSvmSegmenter learn(Path patches) throws DatasetException {
        HogFeatures features = new HogFeatures();
        try {
            return new HogSvmSegmenter(features, PatchTraining.of(patches, features));
        } catch (DatasetException | RuntimeException e) {
            features.close();
            throw e;
        }
    }

    @Override
    public String method() {
        return "hog-svm";
    }

    @Override
    public String model() {
        return String.format(
                Locale.ROOT,
                "learnt from %d patches, tells %.2f %% of %d held-out ones right",
                training.learnt(),
                100 * training.accuracy(),
                training.heldOut());
    }

    /** Share of the held-out patches told right, in [0, 1]. */
    double patchAccuracy() {
        return training.accuracy();
    }

    @Override
    public void load(LabelledPicture picture, Example example) {
        width = example.width();
        height = example.height();
        pixels = example.scaledTo(width, height);
    }

    @Override
    public ProbabilityMap segment() {
        HeatMap heat = new HeatMap(width, height);
        int top = (int) (height * TOP);
        try (BytePointer memory = new BytePointer(pixels);
                Mat picture = new Mat(height, width, CV_8UC3, memory);
                Mat road = picture.rowRange(top, height);
                Mat enlarged = new Mat();
                RectVector windows = new RectVector()) {
            double factor = enlarge(road, enlarged);
            features.detect(enlarged, MARGIN, SCALE_STEP, windows);
            for (Rect window : windows.get()) {
                add(heat, window, factor, top);
            }
        }
        return new ProbabilityMap(width, height, ByteBuffer.wrap(heat.boxes(LEAST_WINDOWS, SHARE_OF_PEAK)));
    }

    /** Brings the road to the working width; a window must fit in. */
    private static double enlarge(Mat road, Mat enlarged) {
        double factor = (double) WORKING_WIDTH / road.cols();
        int rows = Math.max(HogFeatures.WINDOW, (int) Math.round(road.rows() * factor));
        try (Size size = new Size(WORKING_WIDTH, rows)) {
            resize(road, enlarged, size, 0, 0, factor < 1 ? INTER_AREA : INTER_LINEAR);
        }
        return factor;
    }

    private static void add(HeatMap heat, Rect window, double factor, int top) {
        int left = (int) Math.round(window.x() / factor);
        int upper = top + (int) Math.round(window.y() / factor);
        int size = (int) Math.round(window.width() / factor);
        heat.add(left, upper, left + size, upper + size);
    }

    @Override
    public void close() {
        features.close();
    }
}
