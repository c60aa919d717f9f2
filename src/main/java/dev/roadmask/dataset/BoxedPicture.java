package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * A picture and the boxes of its vehicles, which become a label picture: 1 inside a box, 0 elsewhere.
 *
 * @param picture JPEG, PNG, BMP or WebP
 * @param boxes in the picture's pixels, inside it; none for a picture without vehicles
 */
public record BoxedPicture(Path picture, List<Box> boxes) implements LabelledPicture {
    /** Copies the list. */
    public BoxedPicture {
        boxes = List.copyOf(boxes);
    }

    @Override
    public Example read() throws DatasetException {
        Mat pixels = Example.decode(picture);
        if (pixels.empty()) {
            pixels.close();
            throw new DatasetException("cannot decode " + picture);
        }
        return Example.of(pixels, draw(boxes, pixels.cols(), pixels.rows()));
    }

    /** The label picture of the boxes; the caller closes it. */
    static Mat draw(List<Box> boxes, int width, int height) {
        try (Scalar none = Scalar.all(0);
                Scalar vehicle = Scalar.all(1)) {
            Mat labels = new Mat(height, width, CV_8UC1, none);
            for (Box box : boxes) {
                try (Rect area = new Rect(box.left(), box.top(), box.width(), box.height())) {
                    rectangle(labels, area, vehicle, FILLED, LINE_8, 0);
                }
            }
            return labels;
        }
    }
}
