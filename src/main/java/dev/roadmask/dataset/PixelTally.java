package dev.roadmask.dataset;

import dev.roadmask.mask.Overlap;

/**
 * Pixels of a picture by their truth.
 *
 * @param all how many
 * @param vehicle of these
 * @param ignored of these
 */
public record PixelTally(long all, long vehicle, long ignored) {
    /** Counts a truth of {@link Overlap}. */
    public static PixelTally of(byte[] truth) {
        long vehicle = 0;
        long ignored = 0;
        for (byte value : truth) {
            vehicle += value == Overlap.INSIDE ? 1 : 0;
            ignored += value == Overlap.IGNORED ? 1 : 0;
        }
        return new PixelTally(truth.length, vehicle, ignored);
    }

    /** Share of the pixels that count which are vehicle; NaN where none counts. */
    public double coverage() {
        return all == ignored ? Double.NaN : (double) vehicle / (all - ignored);
    }
}
