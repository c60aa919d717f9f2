package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.LUT;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A picture at the network's size with its truth at the labels' own size, as scores need them.
 *
 * @param picture (height, width, 3) uint8, RGB, direct
 * @param truth truthHeight rows of truthWidth bytes: {@link LabelMap#VEHICLE}, 0 or {@link LabelMap#IGNORED}
 * @param truthWidth pixels
 * @param truthHeight pixels
 */
public record ScaledExample(ByteBuffer picture, byte[] truth, int truthWidth, int truthHeight) {
    /** Chooses the network's input size for a picture of a size. */
    @FunctionalInterface
    public interface SizeRule {
        /** Width and height for a picture of this width and height. */
        int[] size(int pictureWidth, int pictureHeight);
    }

    /** Decodes a picture and its labels; the picture is stretched to what the rule says. */
    public static ScaledExample read(LabelledPicture source, LabelMap labels, SizeRule rule) throws DatasetException {
        try (Example example = Example.read(source);
                Mat truth = vehicle(example.labels(), labels)) {
            Mat picture = example.picture();
            int[] size = rule.size(picture.cols(), picture.rows());
            ByteBuffer scaled = ByteBuffer.allocateDirect(3 * size[0] * size[1]);
            try (Mat into = new Mat(size[1], size[0], picture.type(), new BytePointer(scaled));
                    Size target = new Size(size[0], size[1])) {
                boolean shrink = size[0] < picture.cols() || size[1] < picture.rows();
                resize(picture, into, target, 0, 0, shrink ? INTER_AREA : INTER_LINEAR);
            }
            byte[] values = new byte[truth.cols() * truth.rows()];
            truth.data().get(values);
            return new ScaledExample(scaled, values, truth.cols(), truth.rows());
        }
    }

    private static Mat vehicle(Mat labels, LabelMap map) {
        Mat truth = new Mat();
        try (Mat table = new Mat(1, 256, CV_8UC1)) {
            table.data().put(map.vehicleTable());
            LUT(labels, table, truth);
        }
        return truth;
    }
}
