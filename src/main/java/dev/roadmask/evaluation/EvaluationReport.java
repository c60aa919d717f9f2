package dev.roadmask.evaluation;

import dev.roadmask.dataset.LabelledPicture;
import dev.roadmask.mask.Overlap;
import java.util.List;
import java.util.Map;

/**
 * Scores of a way of segmenting on a set.
 *
 * @param images pictures scored
 * @param overlap pixel counts over the whole set, at the labels' own resolution, ignored pixels left out
 * @param meanImageIou mean of the pictures' IoUs, over those where something was there or found
 * @param baseline mean share of a picture that vehicles cover, ignored pixels left out: what calling every pixel a vehicle
 *     would score
 * @param bySize the truth's regions by their size
 * @param threshold of the hard mask
 * @param method {@link Segmenter#method}
 * @param model {@link Segmenter#model}: for the network its file name and SHA-256
 * @param cost of segmenting
 * @param dataset name and folder
 * @param pictures scores of each picture, in the set's order
 */
public record EvaluationReport(
        int images,
        Overlap overlap,
        double meanImageIou,
        double baseline,
        Map<ObjectSize, Regions> bySize,
        double threshold,
        String method,
        String model,
        Cost cost,
        String dataset,
        List<PictureScore> pictures) {
    /**
     * One picture's pixels.
     *
     * @param picture which one
     * @param overlap its counts
     */
    public record PictureScore(LabelledPicture picture, Overlap overlap) {}

    /**
     * Regions of the truth of one size.
     *
     * @param regions how many
     * @param pixels theirs
     * @param found of these
     * @param beside pixels found that are no vehicle but lie in a region's box, grown by half its sides each way
     */
    public record Regions(int regions, long pixels, long found, long beside) {
        /** Share of the pixels that was found; NaN without regions. */
        public double recall() {
            return pixels == 0 ? Double.NaN : (double) found / pixels;
        }

        /** Found of all that is there or was found near it; NaN without regions. */
        public double iou() {
            return pixels == 0 ? Double.NaN : (double) found / (pixels + beside);
        }

        Regions plus(long regionPixels, long regionFound, long foundBeside) {
            return new Regions(regions + 1, pixels + regionPixels, found + regionFound, beside + foundBeside);
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
