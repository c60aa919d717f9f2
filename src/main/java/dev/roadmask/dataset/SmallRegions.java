package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_core.CMP_EQ;
import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.LUT;
import static org.bytedeco.opencv.global.opencv_core.compare;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.connectedComponentsWithStats;

import dev.roadmask.mask.Overlap;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Takes small vehicles off the labels of an example, as the seed article does to steady its training. */
final class SmallRegions {
    private static final int EIGHT_CONNECTED = 8;

    private SmallRegions() {}

    /** Gives every vehicle region below a share of the picture a label that is no vehicle. */
    static void remove(Example example, LabelMap map, double leastShare) {
        if (leastShare == 0) {
            return;
        }
        double leastArea = leastShare * example.width() * example.height();
        byte background = background(map);
        try (Mat vehicle = vehicle(example.labels(), map);
                Mat regions = new Mat();
                Mat statistics = new Mat();
                Mat centers = new Mat()) {
            int count = connectedComponentsWithStats(vehicle, regions, statistics, centers, EIGHT_CONNECTED, CV_32S);
            IntBuffer areas = statistics.createBuffer();
            for (int region = 1; region < count; region++) {
                if (areas.get(region * statistics.cols() + CC_STAT_AREA) < leastArea) {
                    fill(example.labels(), regions, region, background);
                }
            }
        }
    }

    private static Mat vehicle(Mat labels, LabelMap map) {
        byte[] table = map.truthTable();
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) (table[i] == Overlap.INSIDE ? 1 : 0);
        }
        Mat vehicle = new Mat();
        try (BytePointer values = new BytePointer(table);
                Mat lut = new Mat(1, 256, CV_8UC1, values)) {
            LUT(labels, lut, vehicle);
        }
        return vehicle;
    }

    private static void fill(Mat labels, Mat regions, int region, byte value) {
        try (Scalar wanted = Scalar.all(region);
                Scalar background = Scalar.all(value & 0xFF);
                Mat number = new Mat(1, 1, CV_32S, wanted);
                Mat fill = new Mat(1, 1, CV_8UC1, background);
                Mat here = new Mat()) {
            compare(regions, number, here, CMP_EQ);
            labels.setTo(fill, here);
        }
    }

    private static byte background(LabelMap map) {
        byte[] table = map.truthTable();
        for (int value = 0; value < table.length; value++) {
            if (table[value] == Overlap.OUTSIDE) {
                return (byte) value;
            }
        }
        throw new IllegalArgumentException("every label value is a vehicle or ignored");
    }
}
