package dev.roadmask.evaluation;

import dev.roadmask.mask.Overlap;
import java.util.Map;

/**
 * Scores of a way of segmenting on a set.
 *
 * @param images pictures scored
 * @param overlap pixel counts over the whole set, at the labels' own resolution, ignored pixels left out
 * @param meanImageIou mean of the pictures' IoUs, over those where something was there or found
 * @param bySize recall of the truth's regions by their size
 * @param threshold of the hard mask
 * @param method {@link Segmenter#method}
 * @param model {@link Segmenter#model}: for the network its file name and SHA-256
 * @param cost of segmenting
 * @param dataset name and folder
 */
public record EvaluationReport(
        int images,
        Overlap overlap,
        double meanImageIou,
        Map<ObjectSize, Regions> bySize,
        double threshold,
        String method,
        String model,
        Cost cost,
        String dataset) {
    /**
     * Regions of the truth of one size.
     *
     * @param regions how many
     * @param pixels theirs
     * @param found of these
     */
    public record Regions(int regions, long pixels, long found) {
        /** Share of the pixels that was found; NaN without regions. */
        public double recall() {
            return pixels == 0 ? Double.NaN : (double) found / pixels;
        }

        Regions plus(long regionPixels, long regionFound) {
            return new Regions(regions + 1, pixels + regionPixels, found + regionFound);
        }
    }

    /**
     * Mean cost of segmenting one picture, without decoding it and without scoring.
     *
     * @param cpuMs CPU time of all threads, in milliseconds
     * @param elapsedMs by the clock, in milliseconds
     */
    public record Cost(double cpuMs, double elapsedMs) {}
}
