package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.LUT;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imread;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** A decoded picture with its labels; owns both. Used by one thread. */
public final class Example implements AutoCloseable {
    private final Mat picture;
    private final Mat labels;

    private Example(Mat picture, Mat labels) {
        this.picture = picture;
        this.labels = labels;
    }

    /** Of a picture (RGB) and labels (8UC1) of the same size, without gaps between rows; takes ownership of both. */
    static Example of(Mat picture, Mat labels) {
        return new Example(picture, labels);
    }

    /** Decodes a picture to RGB, as it lies in the file; empty if it can't be decoded. */
    static Mat decode(Path pictureFile) {
        return imread(pictureFile.toString(), IMREAD_COLOR_RGB | IMREAD_IGNORE_ORIENTATION);
    }

    /** Decodes both files and checks that they belong together. */
    static Example read(Path pictureFile, Path maskFile) throws DatasetException {
        Mat picture = decode(pictureFile);
        Mat labels = imread(maskFile.toString(), IMREAD_UNCHANGED);
        Example example = new Example(picture, labels);
        String fault = fault(pictureFile, maskFile, picture, labels);
        if (fault != null) {
            example.close();
            throw new DatasetException(fault);
        }
        return example;
    }

    private static String fault(Path pictureFile, Path maskFile, Mat picture, Mat labels) {
        if (picture.empty()) {
            return "cannot decode " + pictureFile;
        }
        String fault = fault(maskFile, labels);
        if (fault == null && (labels.cols() != picture.cols() || labels.rows() != picture.rows())) {
            return "%s is %dx%d, but its picture is %dx%d"
                    .formatted(maskFile, labels.cols(), labels.rows(), picture.cols(), picture.rows());
        }
        return fault;
    }

    /** What is wrong with a decoded mask by itself, or null. */
    static String fault(Path maskFile, Mat labels) {
        if (labels.empty()) {
            return "cannot decode " + maskFile;
        }
        if (labels.type() != CV_8UC1) {
            return "%s is not a label picture: it must be 8-bit gray (its values are the labels)".formatted(maskFile);
        }
        return null;
    }

    /**
     * This picture, its own copy, with other labels.
     *
     * @param values (height, width), row by row
     */
    public Example withLabels(byte[] values) {
        Mat other = new Mat(height(), width(), CV_8UC1);
        other.data().put(values);
        return new Example(picture.clone(), other);
    }

    /** The picture with its labels painted, as on a {@link ContactSheet}: a JPEG so many pixels wide. */
    public byte[] paintedJpeg(LabelMap map, int width) {
        try (PaintedTile tile = PaintedTile.of(this, map, width)) {
            return tile.jpeg();
        }
    }

    /** Pixels in a row of picture and labels. */
    public int width() {
        return picture.cols();
    }

    /** Rows of picture and labels. */
    public int height() {
        return picture.rows();
    }

    /** The picture stretched to a size: (height, width, 3) uint8, RGB, in a direct buffer of its own. */
    public ByteBuffer scaledTo(int width, int height) {
        ByteBuffer scaled = ByteBuffer.allocateDirect(3 * width * height);
        try (BytePointer memory = new BytePointer(scaled);
                Mat into = new Mat(height, width, picture.type(), memory);
                Size size = new Size(width, height)) {
            boolean shrinks = width < picture.cols() || height < picture.rows();
            resize(picture, into, size, 0, 0, shrinks ? INTER_AREA : INTER_LINEAR);
        }
        return scaled;
    }

    /** The truth stretched to a size, each pixel that of the nearest label: (height, width), a direct buffer of its own. */
    public ByteBuffer truthScaledTo(int width, int height, LabelMap map) {
        ByteBuffer scaled = ByteBuffer.allocateDirect(width * height);
        try (BytePointer memory = new BytePointer(scaled);
                Mat into = new Mat(height, width, CV_8UC1, memory);
                Mat truth = truthPicture(map);
                Size size = new Size(width, height)) {
            resize(truth, into, size, 0, 0, INTER_NEAREST);
        }
        return scaled;
    }

    /** Height x width: the labels as the truth of {@link dev.roadmask.mask.Overlap}; the caller closes it. */
    private Mat truthPicture(LabelMap map) {
        Mat truth = new Mat();
        try (BytePointer values = new BytePointer(map.truthTable());
                Mat table = new Mat(1, 256, CV_8UC1, values)) {
            LUT(labels, table, truth);
        }
        return truth;
    }

    /** The truth of {@link dev.roadmask.mask.Overlap}, row by row, at the labels' own size. */
    public byte[] truth(LabelMap map) {
        byte[] table = map.truthTable();
        byte[] truth = new byte[width() * height()];
        // A freshly decoded picture has no gaps between its rows.
        labels.data().get(truth);
        for (int i = 0; i < truth.length; i++) {
            truth[i] = table[truth[i] & 0xFF];
        }
        return truth;
    }

    /** Height x width x RGB. */
    Mat picture() {
        return picture;
    }

    /** Height x width, raw label values. */
    Mat labels() {
        return labels;
    }

    @Override
    public void close() {
        picture.close();
        labels.close();
    }
}
