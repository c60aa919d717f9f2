package dev.roadmask.mask;

import java.util.Objects;

/**
 * What counts as mask. All outputs of a pass go by one rule, so that all of them agree.
 *
 * @param threshold in [0, 1]: a pixel is mask when its upsampled probability reaches it
 * @param steadiness how much the probability is smoothed over time before that
 * @param smallestRegion regions of less than this area are specks and no mask: pixels, or a share of the picture
 * @param zones where in the picture masks may be
 */
public record MaskRule(double threshold, Steadiness steadiness, Measure smallestRegion, Zones zones) {
    /** A ten-thousandth: about ten by nine pixels of 1280x720, a car half a kilometre away. */
    public static final Measure DEFAULT_SMALLEST_REGION = Measure.share(0.0001);

    public MaskRule {
        Threshold.checked(threshold);
        Objects.requireNonNull(steadiness, "steadiness");
        Objects.requireNonNull(zones, "zones");
        if (smallestRegion.number() < 0 || smallestRegion.isShare() && smallestRegion.number() > 1) {
            throw new IllegalArgumentException(
                    "smallestRegion must not be negative, nor more than the picture: smallestRegion=" + smallestRegion);
        }
    }

    /** The usual rule, with a model's threshold. */
    public static MaskRule withThreshold(double threshold) {
        return new MaskRule(threshold, Steadiness.LIGHT, DEFAULT_SMALLEST_REGION, Zones.none());
    }

    /** The same with another threshold. */
    public MaskRule at(double otherThreshold) {
        return new MaskRule(otherThreshold, steadiness, smallestRegion, zones);
    }

    /** The same, otherwise steadied. */
    public MaskRule with(Steadiness other) {
        return new MaskRule(threshold, other, smallestRegion, zones);
    }

    /** The same with another bound of specks, a share of the picture. */
    public MaskRule withSmallestRegion(double share) {
        return withSmallestRegion(Measure.share(share));
    }

    /** The same with another bound of specks. */
    public MaskRule withSmallestRegion(Measure area) {
        return new MaskRule(threshold, steadiness, area, zones);
    }

    /** The same in other parts of the picture. */
    public MaskRule in(Zones others) {
        return new MaskRule(threshold, steadiness, smallestRegion, others);
    }

    /** Pixels that a region has at least in a picture of this size. */
    long leastPixels(int width, int height) {
        return (long) Math.ceil(smallestRegion.in((double) width * height));
    }
}
