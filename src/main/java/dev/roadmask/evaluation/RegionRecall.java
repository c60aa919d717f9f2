package dev.roadmask.evaluation;

import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.connectedComponentsWithStats;

import dev.roadmask.mask.Overlap;
import dev.roadmask.mask.ProbabilityUpsampler;
import dev.roadmask.mask.Threshold;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;

/** Sums how much of the truth's regions (8-connected, so touching cars are one) is found, by their size. */
final class RegionRecall {
    private static final int EIGHT_CONNECTED = 8;

    private final Map<ObjectSize, EvaluationReport.Regions> sums = new EnumMap<>(ObjectSize.class);

    RegionRecall() {
        for (ObjectSize size : ObjectSize.values()) {
            sums.put(size, new EvaluationReport.Regions(0, 0, 0));
        }
    }

    Map<ObjectSize, EvaluationReport.Regions> sums() {
        return sums;
    }

    /** Adds one picture; arguments as for {@link Overlap#count}. */
    void add(ByteBuffer probability, ProbabilityUpsampler upsampler, double threshold, byte[] truth) {
        try (Mat inside = inside(truth, upsampler.width(), upsampler.height());
                Mat labels = new Mat();
                Mat statistics = new Mat();
                Mat centers = new Mat()) {
            int count = connectedComponentsWithStats(inside, labels, statistics, centers, EIGHT_CONNECTED, CV_32S);
            long[] found = found(probability, upsampler, threshold, labels.createBuffer(), count);
            IntBuffer areas = statistics.createBuffer();
            int columns = statistics.cols();
            for (int region = 1; region < count; region++) {
                long area = areas.get(region * columns + CC_STAT_AREA);
                ObjectSize size = ObjectSize.of((double) area / truth.length);
                long hits = found[region];
                sums.computeIfPresent(size, (key, sum) -> sum.plus(area, hits));
            }
        }
    }

    private static Mat inside(byte[] truth, int width, int height) {
        Mat inside = new Mat(height, width, CV_8UC1);
        byte[] values = new byte[truth.length];
        for (int i = 0; i < truth.length; i++) {
            values[i] = (byte) (truth[i] == Overlap.INSIDE ? 1 : 0);
        }
        inside.data().put(values);
        return inside;
    }

    private static long[] found(
            ByteBuffer probability, ProbabilityUpsampler upsampler, double threshold, IntBuffer labels, int count) {
        int limit = Threshold.asByteValue(threshold);
        long[] found = new long[count];
        byte[] row = new byte[upsampler.width()];
        for (int y = 0; y < upsampler.height(); y++) {
            upsampler.row(probability, y, row);
            for (int x = 0; x < row.length; x++) {
                found[labels.get(y * row.length + x)] += (row[x] & 0xFF) >= limit ? 1 : 0;
            }
        }
        return found;
    }
}
