package dev.roadmask.evaluation;

import dev.roadmask.mask.Overlap;
import java.util.Map;

/**
 * Scores of a model on a set.
 *
 * @param images pictures scored
 * @param overlap pixel counts over the whole set, at the labels' own resolution, ignored pixels left out
 * @param meanImageIou mean of the pictures' IoUs, over those where something was there or found
 * @param bySize recall of the truth's regions by their size
 * @param threshold of the hard mask
 * @param model file name and SHA-256
 * @param dataset name and folder
 */
public record EvaluationReport(
        int images,
        Overlap overlap,
        double meanImageIou,
        Map<ObjectSize, Regions> bySize,
        double threshold,
        String model,
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
}
