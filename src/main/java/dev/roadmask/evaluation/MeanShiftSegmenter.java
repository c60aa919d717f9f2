package dev.roadmask.evaluation;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.pyrMeanShiftFiltering;

import dev.roadmask.dataset.Example;
import dev.roadmask.dataset.LabelledPicture;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Segmentation without learning: mean shift (Comaniciu and Meer, 2002) flattens the picture's colours, what then has one
 * colour is a region, and a rule ({@link RoadObjects}) says which regions are vehicles.
 */
public final class MeanShiftSegmenter implements Segmenter {
    /** Pixels around, whatever the size of the picture: at 480 columns it was chosen. */
    private static final double SPATIAL_RADIUS = 8;
    /** Levels of 255 around. */
    private static final double COLOR_RADIUS = 30;
    /** Between neighbours of one region, in each channel. */
    private static final int COLOR_STEP = 4;

    private ByteBuffer pixels = ByteBuffer.allocate(0);
    private int width;
    private int height;

    @Override
    public String method() {
        return "mean-shift";
    }

    @Override
    public String model() {
        return "radii of %.0f pixels and %.0f levels".formatted(SPATIAL_RADIUS, COLOR_RADIUS);
    }

    @Override
    public void load(LabelledPicture picture, Example example) {
        width = example.width();
        height = example.height();
        pixels = example.scaledTo(width, height);
    }

    @Override
    public ProbabilityMap segment() {
        ColorRegions regions = new ColorRegions(width, height, flattened(), COLOR_STEP);
        byte[] mask = new RoadObjects(width, height, regions).vehicles();
        return new ProbabilityMap(width, height, ByteBuffer.wrap(mask));
    }

    private byte[] flattened() {
        byte[] rgb = new byte[3 * width * height];
        try (BytePointer memory = new BytePointer(pixels);
                Mat picture = new Mat(height, width, CV_8UC3, memory);
                Mat flat = new Mat()) {
            pyrMeanShiftFiltering(picture, flat, SPATIAL_RADIUS, COLOR_RADIUS);
            flat.data().get(rgb);
        }
        return rgb;
    }

    @Override
    public void close() {
        // Holds nothing native between calls.
    }
}
