package dev.roadmask.mask;

import java.util.Arrays;

/**
 * Where blocks of a small picture were in the one before, to fractions of a cell. A block tries how its neighbours moved
 * and how it moved before, and goes downhill from the best of those: true motion is smooth in space and time, and cheap
 * to find that way (de Haan et al., True-motion estimation with 3-D recursive search block matching, IEEE TCSVT 3, 1993).
 *
 * <p>Allocates nothing per frame. One thread at a time.
 */
final class BlockMotion {
    /** Cells of a block's side. */
    static final int SIDE = 8;

    /** Cells a frame, either way; a grid has 224 across. */
    private static final int FARTHEST = 16;

    private static final int MOST_STEPS = 6;

    private final int width;
    private final int height;
    private final int columns;
    /** Whole cells, of each block. */
    private final int[] x;

    private final int[] y;
    /** What is left of a cell, -0.5 to 0.5. */
    private final float[] fractionX;

    private final float[] fractionY;
    private byte[] luma;
    private byte[] lastLuma;
    /** The block at hand: its first cell, and the best found for it. */
    private int left;

    private int top;
    private int bestX;
    private int bestY;
    private int least;

    /** Width and height are multiples of {@link #SIDE}. */
    BlockMotion(int width, int height) {
        this.width = width;
        this.height = height;
        columns = width / SIDE;
        int blocks = columns * (height / SIDE);
        x = new int[blocks];
        y = new int[blocks];
        fractionX = new float[blocks];
        fractionY = new float[blocks];
    }

    /** Begins a frame. */
    void begin(byte[] newest, byte[] before) {
        luma = newest;
        lastLuma = before;
    }

    /** Says that nobody asks how a block moves. */
    void skip(int block) {
        x[block] = 0;
        y[block] = 0;
        fractionX[block] = 0;
        fractionY[block] = 0;
    }

    /** Forgets how everything moved. */
    void reset() {
        Arrays.fill(x, 0);
        Arrays.fill(y, 0);
    }

    /** Finds how a block moved; blocks come row by row. */
    void find(int block) {
        left = block % columns * SIDE;
        top = block / columns * SIDE;
        bestX = 0;
        bestY = 0;
        least = difference(0, 0, Integer.MAX_VALUE);
        tryKnown(block);
        goDownhill();
        x[block] = bestX;
        y[block] = bestY;
        fractionX[block] = fraction(1, 0);
        fractionY[block] = fraction(0, 1);
    }

    /** Its own way and those to the right and below are of the frame before. */
    private void tryKnown(int block) {
        boolean first = left == 0;
        boolean last = left + SIDE == width;
        tryWayOf(block);
        if (!first) {
            tryWayOf(block - 1);
        }
        if (top > 0) {
            tryWayOf(block - columns);
            if (!last) {
                tryWayOf(block - columns + 1);
            }
        }
        if (!last) {
            tryWayOf(block + 1);
        }
        if (top + SIDE < height) {
            tryWayOf(block + columns);
        }
    }

    private void tryWayOf(int block) {
        tryWay(x[block], y[block]);
    }

    private void goDownhill() {
        for (int step = 0; step < MOST_STEPS; step++) {
            int fromX = bestX;
            int fromY = bestY;
            tryWay(fromX + 1, fromY);
            tryWay(fromX - 1, fromY);
            tryWay(fromX, fromY + 1);
            tryWay(fromX, fromY - 1);
            if (fromX == bestX && fromY == bestY) {
                return;
            }
        }
    }

    private void tryWay(int dx, int dy) {
        if ((dx != bestX || dy != bestY) && fits(dx, dy)) {
            int difference = difference(dx, dy, least);
            if (difference < least) {
                least = difference;
                bestX = dx;
                bestY = dy;
            }
        }
    }

    private boolean fits(int dx, int dy) {
        return Math.abs(dx) <= FARTHEST
                && Math.abs(dy) <= FARTHEST
                && left + dx >= 0
                && top + dy >= 0
                && left + dx + SIDE <= width
                && top + dy + SIDE <= height;
    }

    /** Sum of absolute differences; it may stop short when it is enough to be no improvement. */
    private int difference(int dx, int dy, int enough) {
        int sum = 0;
        int here = top * width + left;
        int there = here + dy * width + dx;
        for (int row = 0; row < SIDE && sum < enough; row++) {
            for (int i = 0; i < SIDE; i++) {
                sum += Math.abs((luma[here + i] & 0xff) - (lastLuma[there + i] & 0xff));
            }
            here += width;
            there += width;
        }
        return sum;
    }

    /** Vertex of the parabola through the differences before, at and behind the best. */
    private float fraction(int dx, int dy) {
        if (least == 0 || !fits(bestX - dx, bestY - dy) || !fits(bestX + dx, bestY + dy)) {
            return 0;
        }
        int before = difference(bestX - dx, bestY - dy, Integer.MAX_VALUE);
        int behind = difference(bestX + dx, bestY + dy, Integer.MAX_VALUE);
        int curve = before + behind - 2 * least;
        return curve <= 0 ? 0 : Math.max(-0.5f, Math.min(0.5f, 0.5f * (before - behind) / curve));
    }

    /** Cells from a block to where it was: right of it if positive. */
    float x(int block) {
        return x[block] + fractionX[block];
    }

    /** Cells from a block to where it was: below it if positive. */
    float y(int block) {
        return y[block] + fractionY[block];
    }
}
