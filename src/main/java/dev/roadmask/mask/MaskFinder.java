package dev.roadmask.mask;

import java.nio.ByteBuffer;

/**
 * From a probability to the mask that everything else works with: upsampled and thresholded ({@link MaskTracer}), freed
 * of specks, and taken apart into regions.
 *
 * <p>Allocates nothing per frame once it has seen its busiest one. One thread at a time.
 */
public final class MaskFinder {
    private final MaskTracer tracer;
    private final ProbabilityUpsampler upsampler;
    private final byte[] row;
    private final long leastPixels;

    /**
     * @param sourceWidth width of the probability
     * @param sourceHeight height of the probability
     * @param width of the picture as shown
     * @param height of the picture as shown
     * @param rule what counts as mask
     */
    public MaskFinder(int sourceWidth, int sourceHeight, int width, int height, MaskRule rule) {
        tracer = new MaskTracer(sourceWidth, sourceHeight, width, height, rule.threshold());
        upsampler = new ProbabilityUpsampler(sourceWidth, sourceHeight, width, height);
        row = new byte[width];
        leastPixels = rule.leastPixels(width, height);
    }

    /**
     * Finds the mask of one frame.
     *
     * @param probability one class's plane, of the picture as shown, from index 0; borrowed
     * @param mask of the picture's size; filled
     * @param regions filled
     * @param meanProbability whether the regions are to know theirs, which costs about as much as all the rest
     */
    public void find(ByteBuffer probability, MaskRuns mask, Regions regions, boolean meanProbability) {
        tracer.trace(probability, mask);
        regions.find(mask, leastPixels);
        regions.beginProbability(meanProbability);
        if (meanProbability) {
            sumProbability(probability, mask, regions);
        }
    }

    private void sumProbability(ByteBuffer probability, MaskRuns mask, Regions regions) {
        for (int y = 0; y < mask.height(); y++) {
            int first = mask.firstEdge(y);
            int end = mask.firstEdge(y + 1);
            if (first < end) {
                upsampler.row(probability, y, row, mask.edges()[first], mask.edges()[end - 1]);
                regions.addProbability(mask, y, row);
            }
        }
    }
}
