package dev.roadmask.evaluation;

import dev.roadmask.mask.Overlap;
import dev.roadmask.mask.ProbabilityUpsampler;
import dev.roadmask.mask.Threshold;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

/** Sums how much of the truth's regions (8-connected, so touching cars are one) is found, by their size. */
final class RegionRecall {
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
        try (Blobs regions = new Blobs(inside(truth), upsampler.width(), upsampler.height())) {
            long[] found = found(probability, upsampler, threshold, regions);
            for (int region = 1; region < regions.count(); region++) {
                long area = regions.area(region);
                ObjectSize size = ObjectSize.of((double) area / truth.length);
                long hits = found[region];
                sums.computeIfPresent(size, (key, sum) -> sum.plus(area, hits));
            }
        }
    }

    private static byte[] inside(byte[] truth) {
        byte[] values = new byte[truth.length];
        for (int i = 0; i < truth.length; i++) {
            values[i] = (byte) (truth[i] == Overlap.INSIDE ? 1 : 0);
        }
        return values;
    }

    private static long[] found(
            ByteBuffer probability, ProbabilityUpsampler upsampler, double threshold, Blobs regions) {
        int limit = Threshold.asByteValue(threshold);
        long[] found = new long[regions.count()];
        byte[] row = new byte[upsampler.width()];
        for (int y = 0; y < upsampler.height(); y++) {
            upsampler.row(probability, y, row);
            for (int x = 0; x < row.length; x++) {
                found[regions.at(y * row.length + x)] += (row[x] & 0xFF) >= limit ? 1 : 0;
            }
        }
        return found;
    }
}
