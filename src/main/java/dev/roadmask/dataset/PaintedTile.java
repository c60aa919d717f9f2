package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.LUT;
import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_core.bitwise_and;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.CHAIN_APPROX_NONE;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.RETR_LIST;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.drawContours;
import static org.bytedeco.opencv.global.opencv_imgproc.findContours;
import static org.bytedeco.opencv.global.opencv_imgproc.line;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import dev.roadmask.mask.Overlap;
import dev.roadmask.mask.PaintStyle;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** A small picture with its labels painted: vehicles tinted and outlined, ignored pixels hatched on gray. */
final class PaintedTile implements AutoCloseable {
    /** As the pipeline paints. */
    private static final int RGB = PaintStyle.DEFAULT_RGB;

    private static final double TINT = PaintStyle.DEFAULT_OPACITY;
    private static final double VEIL = 0.6;
    private static final int VEIL_GRAY = 96;
    private static final int HATCH_GRAY = 220;
    private static final int HATCH_STEP = 8;
    /** A pixel of the tile is labelled when about a third of what it shows is: thin things stay. */
    private static final double LEAST_SHARE = 85;

    private final Mat pixels;

    private PaintedTile(Mat pixels) {
        this.pixels = pixels;
    }

    /** Height x width x RGB. */
    Mat pixels() {
        return pixels;
    }

    /** Paints a borrowed example, its aspect kept. */
    static PaintedTile of(Example example, LabelMap labels, int width) {
        int height = Math.max(1, Math.round((float) width * example.height() / example.width()));
        PaintedTile tile = new PaintedTile(new Mat());
        try (Size size = new Size(width, height);
                Mat vehicles = mask(example, labels, Overlap.INSIDE, size);
                Mat ignored = mask(example, labels, Overlap.IGNORED, size)) {
            boolean shrinks = width < example.width();
            resize(example.picture(), tile.pixels, size, 0, 0, shrinks ? INTER_AREA : INTER_CUBIC);
            tile.veil(ignored);
            tile.tint(vehicles);
        }
        return tile;
    }

    byte[] jpeg() {
        try (Mat bgr = new Mat();
                BytePointer file = new BytePointer()) {
            cvtColor(pixels, bgr, COLOR_RGB2BGR);
            imencode(".jpg", bgr, file);
            byte[] encoded = new byte[(int) file.limit()];
            file.get(encoded);
            return encoded;
        }
    }

    /** A tile of one truth alone: the legend's. */
    static PaintedTile swatch(byte truth, int width, int height) {
        PaintedTile tile = new PaintedTile(new Mat(height, width, CV_8UC3));
        try (Scalar gray = Scalar.all(VEIL_GRAY);
                Mat all = new Mat(height, width, CV_8UC1, Scalar.WHITE)) {
            tile.pixels.put(gray);
            if (truth == Overlap.IGNORED) {
                tile.veil(all);
            } else {
                tile.tint(all);
            }
        }
        return tile;
    }

    /** 255 where the truth is as asked, at the tile's size. */
    private static Mat mask(Example example, LabelMap labels, byte truth, Size size) {
        byte[] table = labels.truthTable();
        for (int value = 0; value < table.length; value++) {
            table[value] = table[value] == truth ? (byte) 255 : 0;
        }
        Mat mask = new Mat();
        try (Mat lookUp = new Mat(1, 256, CV_8UC1);
                Mat full = new Mat()) {
            lookUp.data().put(table);
            LUT(example.labels(), lookUp, full);
            resize(full, mask, size, 0, 0, INTER_AREA);
            threshold(mask, mask, LEAST_SHARE, 255, THRESH_BINARY);
        }
        return mask;
    }

    private void tint(Mat vehicles) {
        try (Scalar color = new Scalar(RGB >> 16, RGB >> 8 & 0xFF, RGB & 0xFF, 0)) {
            blend(vehicles, color, TINT);
            outline(vehicles, color);
        }
    }

    private void outline(Mat region, Scalar color) {
        try (MatVector contours = new MatVector();
                Mat noHierarchy = new Mat();
                Point noOffset = new Point()) {
            findContours(region, contours, RETR_LIST, CHAIN_APPROX_NONE);
            drawContours(pixels, contours, -1, color, 1, LINE_AA, noHierarchy, Integer.MAX_VALUE, noOffset);
        }
    }

    private void veil(Mat ignored) {
        int width = ignored.cols();
        int height = ignored.rows();
        try (Scalar gray = Scalar.all(VEIL_GRAY);
                Scalar light = Scalar.all(HATCH_GRAY);
                Mat lines = new Mat(height, width, CV_8UC1, Scalar.BLACK)) {
            blend(ignored, gray, VEIL);
            for (int x = -height; x < width; x += HATCH_STEP) {
                try (Point low = new Point(x, height);
                        Point high = new Point(x + height, 0)) {
                    line(lines, low, high, Scalar.WHITE);
                }
            }
            bitwise_and(lines, ignored, lines);
            blend(lines, light, VEIL);
        }
    }

    /** Mixes a colour into the pixels of a region. */
    private void blend(Mat region, Scalar color, double opacity) {
        try (Mat plain = new Mat(pixels.rows(), pixels.cols(), pixels.type(), color);
                Mat mixed = new Mat()) {
            addWeighted(pixels, 1 - opacity, plain, opacity, 0, mixed);
            mixed.copyTo(pixels, region);
        }
    }

    @Override
    public void close() {
        pixels.close();
    }
}
