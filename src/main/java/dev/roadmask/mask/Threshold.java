package dev.roadmask.mask;

/** The hard threshold as the integers that the inner loops compare with. */
public final class Threshold {
    private Threshold() {}

    /** Refuses what is not a probability. */
    static double checked(double threshold) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must lie in [0, 1]: threshold=" + threshold);
        }
        return threshold;
    }

    /** The smallest byte value p (0 to 255) with p / 255 at or above the threshold. */
    public static int asByteValue(double threshold) {
        // Without the small step back, 0.2 * 255 could come out a hair above 51 and ask for 52.
        return (int) Math.ceil(checked(threshold) * 255 - 1e-9);
    }
}
