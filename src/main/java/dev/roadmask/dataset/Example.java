package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imread;

import org.bytedeco.opencv.opencv_core.Mat;

/** A decoded picture with its labels; owns both. */
final class Example implements AutoCloseable {
    private final Mat picture;
    private final Mat labels;

    private Example(Mat picture, Mat labels) {
        this.picture = picture;
        this.labels = labels;
    }

    /** Decodes both files and checks that they belong together. */
    static Example read(LabelledPicture source) throws DatasetException {
        Mat picture = imread(source.picture().toString(), IMREAD_COLOR_RGB | IMREAD_IGNORE_ORIENTATION);
        Mat labels = imread(source.mask().toString(), IMREAD_UNCHANGED);
        Example example = new Example(picture, labels);
        String fault = fault(source, picture, labels);
        if (fault != null) {
            example.close();
            throw new DatasetException(fault);
        }
        return example;
    }

    private static String fault(LabelledPicture source, Mat picture, Mat labels) {
        if (picture.empty()) {
            return "cannot decode " + source.picture();
        }
        if (labels.empty()) {
            return "cannot decode " + source.mask();
        }
        if (labels.type() != CV_8UC1) {
            return "%s is not a label picture: it must be 8-bit gray (its values are the labels)"
                    .formatted(source.mask());
        }
        if (labels.cols() != picture.cols() || labels.rows() != picture.rows()) {
            return "%s is %dx%d, but its picture is %dx%d"
                    .formatted(source.mask(), labels.cols(), labels.rows(), picture.cols(), picture.rows());
        }
        return null;
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
