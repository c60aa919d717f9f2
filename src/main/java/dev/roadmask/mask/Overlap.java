package dev.roadmask.mask;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Pixel counts of a predicted mask against the truth; pixels of unknown truth are left out of all three.
 *
 * <p>Counts add up ({@link #plus}), ratios don't: the data set's IoU is the IoU of the sum, not the mean of the IoUs.
 *
 * @param intersection pixels that are in both
 * @param predicted pixels of the prediction
 * @param truth pixels of the truth
 */
public record Overlap(long intersection, long predicted, long truth) {
    /** Nothing predicted, nothing there. */
    public static final Overlap NONE = new Overlap(0, 0, 0);

    /** Truth of a pixel that certainly belongs to the class. */
    public static final byte INSIDE = (byte) 255;

    /** Truth of a pixel that certainly does not. */
    public static final byte OUTSIDE = 0;

    /** Truth of a pixel that nobody knows (void, other classes' borders): not counted. */
    public static final byte IGNORED = (byte) 128;

    public Overlap {
        if (intersection < 0 || intersection > predicted || intersection > truth) {
            throw new IllegalArgumentException("intersection must lie between 0 and both parts: intersection="
                    + intersection + " predicted=" + predicted + " truth=" + truth);
        }
    }

    /**
     * Counts a probability against labels, at the labels' own resolution.
     *
     * @param probability the network's output for one class, of the upsampler's source size; borrowed
     * @param upsampler from the probability's size to the labels' size
     * @param threshold in [0, 1]; a pixel is predicted when its upsampled probability reaches it
     * @param truth {@link #INSIDE}, {@link #OUTSIDE} or {@link #IGNORED} (any other value counts as ignored), row by row
     *     at the upsampler's target size
     */
    public static Overlap count(
            ByteBuffer probability, ProbabilityUpsampler upsampler, double threshold, byte[] truth) {
        byte[] row = new byte[upsampler.width()];
        Overlap sum = NONE;
        for (int y = 0; y < upsampler.height(); y++) {
            upsampler.row(probability, y, row);
            sum = sum.plus(countRow(row, threshold, truth, y * row.length));
        }
        return sum;
    }

    /**
     * Counts one row.
     *
     * @param probability unsigned bytes at the labels' resolution; a mask of 0 and 255 is one too
     * @param threshold in [0, 1]
     * @param truth as for {@link #count}
     * @param offset of the row's first pixel in {@code truth}
     */
    public static Overlap countRow(byte[] probability, double threshold, byte[] truth, int offset) {
        Objects.checkFromIndexSize(offset, probability.length, truth.length);
        int limit = Threshold.asByteValue(threshold);
        long both = 0;
        long found = 0;
        long there = 0;
        for (int x = 0; x < probability.length; x++) {
            byte label = truth[offset + x];
            boolean hit = (probability[x] & 0xff) >= limit;
            if (label == INSIDE) {
                there++;
                both += hit ? 1 : 0;
                found += hit ? 1 : 0;
            } else if (label == OUTSIDE) {
                found += hit ? 1 : 0;
            }
        }
        return new Overlap(both, found, there);
    }

    /** The counts of both together. */
    public Overlap plus(Overlap other) {
        return new Overlap(intersection + other.intersection, predicted + other.predicted, truth + other.truth);
    }

    /** Pixels in the prediction, the truth or both. */
    public long union() {
        return predicted + truth - intersection;
    }

    /** True when there was nothing to find and nothing was found; every ratio is 1 then, by convention. */
    public boolean isEmpty() {
        return union() == 0;
    }

    /** Intersection over union (Jaccard), 0 to 1. */
    public double iou() {
        return ratio(intersection, union());
    }

    /** Dice coefficient (F1), 0 to 1: {@code 2 iou / (1 + iou)}. */
    public double dice() {
        return ratio(2 * intersection, predicted + truth);
    }

    /** The share of the prediction that is right; 0 when nothing was predicted though there was something to find. */
    public double precision() {
        return ratio(intersection, predicted);
    }

    /** The share of the truth that was found; 0 when something was predicted though there was nothing to find. */
    public double recall() {
        return ratio(intersection, truth);
    }

    private double ratio(long part, long whole) {
        if (isEmpty()) {
            return 1;
        }
        return whole == 0 ? 0 : (double) part / whole;
    }
}
