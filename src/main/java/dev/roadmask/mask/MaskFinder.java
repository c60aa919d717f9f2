package dev.roadmask.mask;

import java.nio.ByteBuffer;

/**
 * From a probability to the mask that everything else works with: upsampled and thresholded ({@link MaskTracer}), cut
 * to where masks may be ({@link Zones}), freed of specks, and taken apart into regions.
 *
 * <p>Allocates nothing per frame once it has seen its busiest one. One thread at a time.
 */
public final class MaskFinder {
    private final MaskTracer tracer;
    private final ProbabilityUpsampler upsampler;
    private final byte[] row;
    private final long leastPixels;
    private final boolean zoned;
    /** The pixels that count, and the mask before the others are taken away; used where there are zones. */
    private final MaskRuns allowed;

    private final MaskRuns everywhere;

    /**
     * @param sourceWidth width of the probability
     * @param sourceHeight height of the probability
     * @param width of the picture as shown
     * @param height of the picture as shown
     * @param rule what counts as mask
     * @throws IllegalArgumentException if a zone of the rule reaches outside the picture
     */
    public MaskFinder(int sourceWidth, int sourceHeight, int width, int height, MaskRule rule) {
        tracer = new MaskTracer(sourceWidth, sourceHeight, width, height, rule.threshold());
        upsampler = new ProbabilityUpsampler(sourceWidth, sourceHeight, width, height);
        row = new byte[width];
        leastPixels = rule.leastPixels(width, height);
        zoned = !rule.zones().isEmpty();
        rule.zones().requireInside(width, height);
        allowed = zoned ? rule.zones().allowed(width, height) : null;
        everywhere = zoned ? new MaskRuns(width, height) : null;
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
        if (zoned) {
            tracer.trace(probability, everywhere);
            mask.intersect(everywhere, allowed);
        } else {
            tracer.trace(probability, mask);
        }
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
