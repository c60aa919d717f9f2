package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_SIMPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.getTextSize;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Text of one height and gray. OpenCV's stroke font has ASCII alone; any other character comes out as a question mark.
 *
 * @param scale 1 is about 22 pixels for a capital
 * @param gray 0 to 255
 */
record Lettering(double scale, int gray) {
    private static final String OMISSION = "...";

    /** Writes from a point on the base line to the right. */
    void write(Mat into, String text, int x, int baseline) {
        try (Point start = new Point(x, baseline);
                Scalar color = Scalar.all(gray)) {
            putText(into, ascii(text), start, FONT_HERSHEY_SIMPLEX, scale, color, 1, LINE_AA, false);
        }
    }

    /** Pixels that a text takes. */
    int width(String text) {
        try (Size size = getTextSize(ascii(text), FONT_HERSHEY_SIMPLEX, scale, 1, new int[1])) {
            return size.width();
        }
    }

    /** The text, or as much of its end as fits: names of frames differ there. */
    String fitted(String text, int width) {
        String fitted = text;
        for (int from = 1; from < text.length() && width(fitted) > width; from++) {
            fitted = OMISSION + text.substring(from);
        }
        return fitted;
    }

    private static String ascii(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
