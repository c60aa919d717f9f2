package dev.roadmask.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How large the objects of a set are, as shares of their pictures.
 *
 * @param objects how many
 * @param median half of them are smaller; NaN without objects
 * @param bins from the smallest to the largest, without gaps; the outermost are not empty
 */
public record AreaHistogram(int objects, double median, List<Bin> bins) {
    /** 1 and 3 in turn, of each power of ten: even steps on a logarithmic axis, with numbers that can be read. */
    private static final double[] EDGES = {
        0, 1e-6, 3e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, Double.POSITIVE_INFINITY
    };

    /**
     * Objects of similar area.
     *
     * @param least share of the picture from which on
     * @param below share of the picture, excluded; at most 1
     * @param objects how many
     * @param weight their share of the summed area of all objects
     */
    public record Bin(double least, double below, int objects, double weight) {}

    /** Copies the bins. */
    public AreaHistogram {
        bins = List.copyOf(bins);
    }

    /** Sorts areas into bins; the array is sorted. */
    static AreaHistogram of(double[] areas) {
        Arrays.sort(areas);
        double sum = Arrays.stream(areas).sum();
        List<Bin> bins = new ArrayList<>();
        int end = 0;
        for (int i = 0; i + 1 < EDGES.length && end < areas.length; i++) {
            int from = end;
            double weight = 0;
            while (end < areas.length && areas[end] < EDGES[i + 1]) {
                weight += areas[end++];
            }
            if (end > 0) {
                bins.add(new Bin(EDGES[i], Math.min(1, EDGES[i + 1]), end - from, weight / sum));
            }
        }
        return new AreaHistogram(areas.length, median(areas), bins);
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
