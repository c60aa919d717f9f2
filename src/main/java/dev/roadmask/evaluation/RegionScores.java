package dev.roadmask.evaluation;

import dev.roadmask.dataset.Blobs;
import dev.roadmask.mask.Overlap;
import dev.roadmask.mask.ProbabilityUpsampler;
import dev.roadmask.mask.Threshold;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

/** Sums how well the truth's regions (8-connected, so touching cars are one) are found, by their size. */
final class RegionScores {
    private final Map<ObjectSize, EvaluationReport.Regions> sums = new EnumMap<>(ObjectSize.class);

    RegionScores() {
        for (ObjectSize size : ObjectSize.values()) {
            sums.put(size, new EvaluationReport.Regions(0, 0, 0, 0));
        }
    }

    Map<ObjectSize, EvaluationReport.Regions> sums() {
        return sums;
    }

    /** Adds one picture; arguments as for {@link Overlap#count}. */
    void add(ByteBuffer probability, ProbabilityUpsampler upsampler, double threshold, byte[] truth) {
        int width = upsampler.width();
        try (Blobs regions = new Blobs(inside(truth), width, upsampler.height())) {
            long[] found = new long[regions.count()];
            PixelSums wrong = new PixelSums(width, upsampler.height());
            byte[] row = new byte[width];
            int limit = Threshold.asByteValue(threshold);
            for (int y = 0; y < upsampler.height(); y++) {
                upsampler.row(probability, y, row);
                for (int x = 0; x < width; x++) {
                    int pixel = y * width + x;
                    boolean hit = (row[x] & 0xFF) >= limit;
                    found[regions.at(pixel)] += hit ? 1 : 0;
                    wrong.next(hit && truth[pixel] == Overlap.OUTSIDE);
                }
            }
            for (int region = 1; region < regions.count(); region++) {
                add(regions, region, found[region], wrong, truth.length);
            }
        }
    }

    private void add(Blobs regions, int region, long found, PixelSums wrong, int pixels) {
        int marginX = regions.width(region) / 2;
        int marginY = regions.height(region) / 2;
        long beside = wrong.within(
                regions.left(region) - marginX,
                regions.top(region) - marginY,
                regions.left(region) + regions.width(region) + marginX,
                regions.top(region) + regions.height(region) + marginY);
        int area = regions.area(region);
        sums.computeIfPresent(ObjectSize.of((double) area / pixels), (size, sum) -> sum.plus(area, found, beside));
    }

    private static byte[] inside(byte[] truth) {
        byte[] values = new byte[truth.length];
        for (int i = 0; i < truth.length; i++) {
            values[i] = (byte) (truth[i] == Overlap.INSIDE ? 1 : 0);
        }
        return values;
    }
}
