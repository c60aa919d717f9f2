package dev.roadmask.mask;

import java.nio.ByteBuffer;

/**
 * From the network's small probability to the picture's mask, as runs: upsampled and thresholded in one walk.
 *
 * <p>The result is exactly {@link ProbabilityUpsampler} followed by a comparison, but most pixels are never computed.
 * Between two neighbouring columns of the probability the interpolated value is monotone, so a cell whose ends agree
 * is all in or all out, and one whose ends differ is crossed once. Rows and columns of the probability that nowhere
 * reach the threshold are passed over before that: an empty road costs a look at the small picture.
 *
 * <p>Allocates nothing per frame. One thread at a time.
 */
public final class MaskTracer {
    /** Rounding and limit in the units of {@link ProbabilityUpsampler}: 1/256 of a value, and that squared. */
    private static final int HALF_BLENDED = 1 << (LinearTaps.BITS - 1);

    private static final int HALF_SUM = 1 << (2 * LinearTaps.BITS - 1);

    private final int sourceWidth;
    private final byte[] source;
    private final int[] blended;
    private final LinearTaps columns;
    private final LinearTaps rows;
    /** First picture column of each cell, a cell being what lies right of a source column's centre. */
    private final int[] cellStart;
    /** Columns {@code [reachedFrom, reachedTo)} of each source row hold all that reaches the threshold. */
    private final int[] reachedFrom;

    private final int[] reachedTo;
    private final int limit;
    private final int blendedLimit;
    private final int sumLimit;

    /**
     * @param sourceWidth width of the probability
     * @param sourceHeight height of the probability
     * @param width of the picture
     * @param height of the picture
     * @param threshold in [0, 1]; a pixel is mask when its upsampled probability reaches it
     */
    public MaskTracer(int sourceWidth, int sourceHeight, int width, int height, double threshold) {
        Sizes.requirePositive("picture", width, height);
        Sizes.requirePositive("probability", sourceWidth, sourceHeight);
        this.sourceWidth = sourceWidth;
        source = new byte[sourceWidth * sourceHeight];
        blended = new int[sourceWidth];
        columns = new LinearTaps(sourceWidth, width);
        rows = new LinearTaps(sourceHeight, height);
        cellStart = cellStarts(columns.left, sourceWidth);
        reachedFrom = new int[sourceHeight];
        reachedTo = new int[sourceHeight];
        limit = Threshold.asByteValue(threshold);
        blendedLimit = (limit << LinearTaps.BITS) - HALF_BLENDED;
        sumLimit = (limit << (2 * LinearTaps.BITS)) - HALF_SUM;
    }

    private static int[] cellStarts(int[] left, int cells) {
        int[] starts = new int[cells + 1];
        int x = 0;
        for (int cell = 0; cell <= cells; cell++) {
            while (x < left.length && left[x] < cell) {
                x++;
            }
            starts[cell] = x;
        }
        return starts;
    }

    /**
     * Traces one frame.
     *
     * @param probability one class's plane from index 0; borrowed
     * @param mask of the picture's size; filled
     */
    public void trace(ByteBuffer probability, MaskRuns mask) {
        if (mask.width() != columns.left.length || mask.height() != rows.left.length) {
            throw new IllegalArgumentException(
                    "mask must have the picture's size: width=" + mask.width() + " height=" + mask.height());
        }
        probability.get(0, source);
        for (int y = 0; y < reachedFrom.length; y++) {
            findReached(y);
        }
        mask.clear();
        for (int y = 0; y < mask.height(); y++) {
            traceRow(y, mask);
            mask.endRow();
        }
    }

    private void findReached(int y) {
        int from = 0;
        int to = sourceWidth;
        int row = y * sourceWidth;
        while (from < to && (source[row + from] & 0xff) < limit) {
            from++;
        }
        while (to > from && (source[row + to - 1] & 0xff) < limit) {
            to--;
        }
        reachedFrom[y] = from == to ? sourceWidth : from;
        reachedTo[y] = from == to ? 0 : to;
    }

    private void traceRow(int y, MaskRuns mask) {
        int above = rows.left[y];
        int below = rows.right[y];
        // A cell has two columns, so the one left of the first that counts counts too.
        int from = Math.max(0, Math.min(reachedFrom[above], reachedFrom[below]) - 1);
        int to = Math.max(reachedTo[above], reachedTo[below]);
        if (from >= to) {
            return;
        }
        int blendTo = Math.min(sourceWidth, to + 1);
        ProbabilityUpsampler.blend(
                source, above * sourceWidth, source, below * sourceWidth, rows.fraction[y], blended, from, blendTo);
        for (int cell = from; cell < to; cell++) {
            traceCell(cell, mask);
        }
    }

    private void traceCell(int cell, MaskRuns mask) {
        boolean startsInside = blended[cell] >= blendedLimit;
        boolean endsInside = blended[Math.min(cell + 1, sourceWidth - 1)] >= blendedLimit;
        int start = cellStart[cell];
        int end = cellStart[cell + 1];
        if (startsInside && endsInside) {
            mask.add(start, end);
        } else if (startsInside) {
            mask.add(start, crossing(start, end, false));
        } else if (endsInside) {
            mask.add(crossing(start, end, true), end);
        }
    }

    /** The first pixel of a cell that is inside, or outside; its end if there is none. */
    private int crossing(int start, int end, boolean inside) {
        int x = start;
        while (x < end && isInside(x) != inside) {
            x++;
        }
        return x;
    }

    private boolean isInside(int x) {
        int fraction = columns.fraction[x];
        int sum = blended[columns.left[x]] * (LinearTaps.ONE - fraction) + blended[columns.right[x]] * fraction;
        return sum >= sumLimit;
    }
}
