package dev.roadmask.evaluation;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_video.DISOpticalFlow;

/**
 * Where each pixel of a picture was in the one before: dense optical flow (Kroeger et al., Fast Optical Flow using Dense
 * Inverse Search, ECCV 2016), computed both ways.
 *
 * <p>A pixel is explained when going back along the flow and forth again ends where it began; what was hidden or outside
 * before is not. The bound is that of Sundaram, Brox and Keutzer (ECCV 2010).
 *
 * <p>Owns native memory. One thread at a time.
 */
final class PictureMotion implements AutoCloseable {
    private static final double RELATIVE_BOUND = 0.01;
    private static final double ABSOLUTE_BOUND = 0.5;

    private final int width;
    private final int height;
    private final DISOpticalFlow search = DISOpticalFlow.create(DISOpticalFlow.PRESET_MEDIUM);
    private final Mat[] grays;
    private final Mat back;
    private final Mat forth;
    private final float[] backward;
    private final float[] forward;
    private final int[] origins;
    private final boolean[] explained;
    private int newest;
    private int pictures;
    private int explainedPixels;

    PictureMotion(int width, int height) {
        this.width = width;
        this.height = height;
        grays = new Mat[] {new Mat(height, width, CV_8UC1), new Mat(height, width, CV_8UC1)};
        back = new Mat(height, width, CV_32FC2);
        forth = new Mat(height, width, CV_32FC2);
        backward = new float[2 * width * height];
        forward = new float[2 * width * height];
        origins = new int[width * height];
        explained = new boolean[width * height];
    }

    /** Takes the next picture, one byte a pixel from index 0; false if it is the first. */
    boolean next(ByteBuffer gray) {
        newest = 1 - newest;
        try (BytePointer source = new BytePointer(gray).position(0)) {
            grays[newest].data().put(source.limit((long) width * height));
        }
        pictures++;
        if (pictures < 2) {
            return false;
        }
        flow(grays[newest], grays[1 - newest], back, backward);
        flow(grays[1 - newest], grays[newest], forth, forward);
        trace();
        return true;
    }

    private void flow(Mat from, Mat to, Mat flow, float[] vectors) {
        // What the result holds would be taken for a first guess.
        flow.put(Scalar.all(0));
        search.calc(from, to, flow);
        FloatBuffer values = flow.createBuffer();
        values.get(0, vectors);
    }

    private void trace() {
        explainedPixels = 0;
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                int fromX = Math.round(x + backward[2 * i]);
                int fromY = Math.round(y + backward[2 * i + 1]);
                boolean inside = fromX >= 0 && fromX < width && fromY >= 0 && fromY < height;
                origins[i] = inside ? fromY * width + fromX : -1;
                explained[i] = inside && returns(i, origins[i]);
                explainedPixels += explained[i] ? 1 : 0;
            }
        }
    }

    private boolean returns(int pixel, int origin) {
        float backX = backward[2 * pixel];
        float backY = backward[2 * pixel + 1];
        float forthX = forward[2 * origin];
        float forthY = forward[2 * origin + 1];
        double gap = square(backX + forthX) + square(backY + forthY);
        double length = square(backX) + square(backY) + square(forthX) + square(forthY);
        return gap <= RELATIVE_BOUND * length + ABSOLUTE_BOUND;
    }

    private static double square(double value) {
        return value * value;
    }

    /** Of each pixel of the newest picture, the index of the pixel before, -1 outside. */
    int[] origins() {
        return origins;
    }

    /** Of each pixel of the newest picture, whether its origin is sure. */
    boolean[] explained() {
        return explained;
    }

    /** The share of pixels whose origin is sure. */
    double explainedShare() {
        return (double) explainedPixels / origins.length;
    }

    @Override
    public void close() {
        search.close();
        grays[0].close();
        grays[1].close();
        back.close();
        forth.close();
    }
}
