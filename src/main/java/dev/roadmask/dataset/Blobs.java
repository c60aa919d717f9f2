package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_HEIGHT;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_LEFT;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_TOP;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_WIDTH;
import static org.bytedeco.opencv.global.opencv_imgproc.connectedComponentsWithStats;

import dev.roadmask.mask.Overlap;
import java.nio.IntBuffer;
import org.bytedeco.opencv.opencv_core.Mat;

/** The 8-connected regions of a mask, numbered from 1; 0 is the ground between them. */
public final class Blobs implements AutoCloseable {
    private static final int EIGHT_CONNECTED = 8;

    private final Mat labels = new Mat();
    private final Mat statistics = new Mat();
    private final int count;
    private final IntBuffer blobs;
    private final IntBuffer numbers;

    /** @param mask (height, width), 0 for ground; not kept */
    public Blobs(byte[] mask, int width, int height) {
        try (Mat picture = new Mat(height, width, CV_8UC1);
                Mat centers = new Mat()) {
            picture.data().put(mask);
            count = connectedComponentsWithStats(picture, labels, statistics, centers, EIGHT_CONNECTED, CV_32S);
        }
        blobs = labels.createBuffer();
        numbers = statistics.createBuffer();
    }

    /** The regions of {@link Overlap#INSIDE} in a truth, which is not kept. */
    static Blobs ofVehicles(byte[] truth, int width, int height) {
        byte[] mask = new byte[truth.length];
        for (int i = 0; i < truth.length; i++) {
            mask[i] = (byte) (truth[i] == Overlap.INSIDE ? 1 : 0);
        }
        return new Blobs(mask, width, height);
    }

    /** (height, width) 32-bit, the number of each pixel's blob; borrowed. */
    Mat numbered() {
        return labels;
    }

    /** How many, with the ground: blobs are 1 to this - 1. */
    public int count() {
        return count;
    }

    /** The blob of a pixel, counted row by row. */
    public int at(int pixel) {
        return blobs.get(pixel);
    }

    /** Pixels of a blob. */
    public int area(int blob) {
        return number(blob, CC_STAT_AREA);
    }

    /** First column of a blob. */
    public int left(int blob) {
        return number(blob, CC_STAT_LEFT);
    }

    /** First row of a blob. */
    public int top(int blob) {
        return number(blob, CC_STAT_TOP);
    }

    /** Columns of a blob's box. */
    public int width(int blob) {
        return number(blob, CC_STAT_WIDTH);
    }

    /** Rows of a blob's box. */
    public int height(int blob) {
        return number(blob, CC_STAT_HEIGHT);
    }

    private int number(int blob, int statistic) {
        return numbers.get(blob * statistics.cols() + statistic);
    }

    @Override
    public void close() {
        labels.close();
        statistics.close();
    }
}
