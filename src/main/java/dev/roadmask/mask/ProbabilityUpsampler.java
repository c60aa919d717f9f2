package dev.roadmask.mask;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Brings a probability to the picture's size, one row at a time: bilinear, half-pixel centres, clamped edges.
 *
 * <p>This is the definition of "the mask at the picture's size": the scores and the painter agree with it bit by bit
 * ({@link MaskTracer} is the same sum cut short). Each value is the exact weighted mean of four source values with
 * weights in 1/256, rounded half up.
 *
 * <p>Allocates nothing after construction. One instance belongs to one thread at a time.
 */
public final class ProbabilityUpsampler {
    private final int sourceWidth;
    private final int width;
    private final LinearTaps columns;
    private final LinearTaps rows;
    private final byte[] upper;
    private final byte[] lower;
    private final int[] blended;

    /**
     * @param sourceWidth width of the probability
     * @param sourceHeight height of the probability
     * @param width width of the picture
     * @param height height of the picture
     */
    public ProbabilityUpsampler(int sourceWidth, int sourceHeight, int width, int height) {
        Sizes.requirePositive("source", sourceWidth, sourceHeight);
        Sizes.requirePositive("picture", width, height);
        this.sourceWidth = sourceWidth;
        this.width = width;
        columns = new LinearTaps(sourceWidth, width);
        rows = new LinearTaps(sourceHeight, height);
        upper = new byte[sourceWidth];
        lower = new byte[sourceWidth];
        blended = new int[sourceWidth];
    }

    /** Width of the picture, the length of a row. */
    public int width() {
        return width;
    }

    /** Height of the picture, the number of rows. */
    public int height() {
        return rows.left.length;
    }

    /**
     * Writes one row of the upsampled probability.
     *
     * @param probability (sourceHeight, sourceWidth) unsigned bytes from index 0; borrowed, position untouched
     * @param y row of the picture, from 0
     * @param row receives {@code width} unsigned bytes from index 0
     */
    public void row(ByteBuffer probability, int y, byte[] row) {
        row(probability, y, row, 0, width);
    }

    /**
     * The same for some of the columns.
     *
     * @param probability as above
     * @param y as above
     * @param row as above; only the columns asked for are written
     * @param from first column
     * @param to the column after the last
     */
    public void row(ByteBuffer probability, int y, byte[] row, int from, int to) {
        Objects.checkIndex(y, height());
        probability.get(rows.left[y] * sourceWidth, upper);
        probability.get(rows.right[y] * sourceWidth, lower);
        blend(upper, 0, lower, 0, rows.fraction[y], blended, 0, sourceWidth);
        for (int x = from; x < to; x++) {
            int fraction = columns.fraction[x];
            int sum = blended[columns.left[x]] * (LinearTaps.ONE - fraction) + blended[columns.right[x]] * fraction;
            row[x] = (byte) ((sum + HALF) >> (2 * LinearTaps.BITS));
        }
    }

    private static final int HALF = 1 << (2 * LinearTaps.BITS - 1);

    /** Mixes columns {@code [from, to)} of two source rows: 0 to 255 · 256, not rounded. */
    static void blend(
            byte[] upper, int upperAt, byte[] lower, int lowerAt, int fraction, int[] blended, int from, int to) {
        for (int x = from; x < to; x++) {
            int above = upper[upperAt + x] & 0xff;
            int below = lower[lowerAt + x] & 0xff;
            blended[x] = (above << LinearTaps.BITS) + (below - above) * fraction;
        }
    }
}
