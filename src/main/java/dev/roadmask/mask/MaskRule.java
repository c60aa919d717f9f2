package dev.roadmask.mask;

import java.util.Objects;

/**
 * What counts as mask. All outputs of a pass go by one rule, so that all of them agree.
 *
 * @param threshold in [0, 1]: a pixel is mask when its upsampled probability reaches it
 * @param steadiness how much the probability is smoothed over time before that
 * @param smallestRegion in [0, 1]: regions of less than this share of the picture are specks and no mask
 */
public record MaskRule(double threshold, Steadiness steadiness, double smallestRegion) {
    /** A ten-thousandth: about ten by nine pixels of 1280x720, a car half a kilometre away. */
    public static final double DEFAULT_SMALLEST_REGION = 0.0001;

    public MaskRule {
        Threshold.checked(threshold);
        Objects.requireNonNull(steadiness, "steadiness");
        if (!(smallestRegion >= 0 && smallestRegion <= 1)) {
            throw new IllegalArgumentException("smallestRegion must lie in [0, 1]: smallestRegion=" + smallestRegion);
        }
    }

    /** The usual rule, with a model's threshold. */
    public static MaskRule withThreshold(double threshold) {
        return new MaskRule(threshold, Steadiness.LIGHT, DEFAULT_SMALLEST_REGION);
    }

    /** The same with another threshold. */
    public MaskRule at(double otherThreshold) {
        return new MaskRule(otherThreshold, steadiness, smallestRegion);
    }

    /** The same, otherwise steadied. */
    public MaskRule with(Steadiness other) {
        return new MaskRule(threshold, other, smallestRegion);
    }

    /** The same with another bound of specks, a share of the picture. */
    public MaskRule withSmallestRegion(double share) {
        return new MaskRule(threshold, steadiness, share);
    }

    /** Pixels that a region has at least in a picture of this size. */
    long leastPixels(int width, int height) {
        return (long) Math.ceil(smallestRegion * width * height);
    }
}
