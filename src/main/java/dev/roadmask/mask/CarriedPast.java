package dev.roadmask.mask;

import java.util.Arrays;

/**
 * What the frame before said, brought to where it belongs in this one, block by block, and how much the picture differs
 * from what was brought along with it.
 *
 * <p>Allocates nothing per frame. One thread at a time.
 */
final class CarriedPast {
    private static final int SIDE = BlockMotion.SIDE;

    private final int width;
    private final int height;
    private final int columns;
    private final float[] mixed;
    private final float[] given;
    /** By how many levels the picture differs from what was carried. */
    private final float[] gap;
    /** Of each cell of a block and of the rows above and below it, the gaps of three cells beside each other. */
    private final float[] gapSums = new float[(SIDE + 2) * SIDE];

    CarriedPast(int width, int height) {
        this.width = width;
        this.height = height;
        columns = width / SIDE;
        mixed = new float[width * height];
        given = new float[width * height];
        gap = new float[width * height];
    }

    /** Says that nothing is carried to a block, and that it shows what it did. */
    void skip(int block) {
        int from = block / columns * SIDE * width + block % columns * SIDE;
        for (int row = 0; row < SIDE; row++, from += width) {
            Arrays.fill(gap, from, from + SIDE, 0);
        }
    }

    /** Brings the last frame's values, interpolated, to a block from where its motion says that it was. */
    void carry(int block, BlockMotion motion, LumaGrid grid, float[] lastMixed, float[] lastGiven) {
        int left = block % columns * SIDE;
        int top = block / columns * SIDE;
        float fromX = Math.max(0, Math.min(width - SIDE, left + motion.x(block)));
        float fromY = Math.max(0, Math.min(height - SIDE, top + motion.y(block)));
        int x = (int) fromX;
        int y = (int) fromY;
        float fx = fromX - x;
        float fy = fromY - y;
        // At the right and lower border the fraction is 0, and the neighbour doesn't matter.
        int right = x + SIDE < width ? 1 : 0;
        int below = y + SIDE < height ? width : 0;
        float w00 = (1 - fx) * (1 - fy);
        float w01 = fx * (1 - fy);
        float w10 = (1 - fx) * fy;
        float w11 = fx * fy;
        byte[] luma = grid.luma();
        byte[] lastLuma = grid.lastLuma();
        for (int row = 0; row < SIDE; row++) {
            int to = (top + row) * width + left;
            int a = (y + row) * width + x;
            for (int i = 0; i < SIDE; i++, to++, a++) {
                int b = a + right;
                int c = a + below;
                int d = c + right;
                mixed[to] = w00 * lastMixed[a] + w01 * lastMixed[b] + w10 * lastMixed[c] + w11 * lastMixed[d];
                given[to] = w00 * lastGiven[a] + w01 * lastGiven[b] + w10 * lastGiven[c] + w11 * lastGiven[d];
                float was = w00 * (lastLuma[a] & 0xff)
                        + w01 * (lastLuma[b] & 0xff)
                        + w10 * (lastLuma[c] & 0xff)
                        + w11 * (lastLuma[d] & 0xff);
                gap[to] = Math.abs(was - (luma[to] & 0xff));
            }
        }
    }

    /** Prepares the differences of a block's cells. */
    void measure(int block) {
        int left = block % columns * SIDE;
        int top = block / columns * SIDE;
        int before = left == 0 ? 0 : -1;
        int behind = left + SIDE == width ? 0 : 1;
        for (int row = -1; row <= SIDE; row++) {
            int from = Math.max(0, Math.min(height - 1, top + row)) * width + left;
            int to = (row + 1) * SIDE;
            gapSums[to] = gap[from + before] + gap[from] + gap[from + 1];
            for (int i = 1; i < SIDE - 1; i++) {
                gapSums[to + i] = gap[from + i - 1] + gap[from + i] + gap[from + i + 1];
            }
            gapSums[to + SIDE - 1] = gap[from + SIDE - 2] + gap[from + SIDE - 1] + gap[from + SIDE - 1 + behind];
        }
    }

    /** By how many levels the picture differs around a cell of the block measured last: mean of three by three. */
    float difference(int row, int column) {
        int above = row * SIDE + column;
        return (gapSums[above] + gapSums[above + SIDE] + gapSums[above + 2 * SIDE]) / 9;
    }

    /** What was mixed of a cell. */
    float mixed(int cell) {
        return mixed[cell];
    }

    /** What was given away of it. */
    float given(int cell) {
        return given[cell];
    }
}
