package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_core.CMP_EQ;
import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.compare;

import dev.roadmask.mask.Overlap;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Takes small vehicles off the labels of an example, as the seed article does to steady its training. */
final class SmallRegions {
    private SmallRegions() {}

    /** Gives every vehicle region below a share of the picture a label that is no vehicle. */
    static void remove(Example example, LabelMap map, double leastShare) {
        if (leastShare == 0) {
            return;
        }
        double leastArea = leastShare * example.width() * example.height();
        byte background = background(map);
        try (Blobs vehicles = Blobs.ofVehicles(example.truth(map), example.width(), example.height())) {
            for (int vehicle = 1; vehicle < vehicles.count(); vehicle++) {
                if (vehicles.area(vehicle) < leastArea) {
                    fill(example.labels(), vehicles.numbered(), vehicle, background);
                }
            }
        }
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
