package dev.roadmask.evaluation;

/** Counts marked pixels in any rectangle at once: a summed-area table (Crow, SIGGRAPH 1984), filled row by row. */
final class PixelSums {
    private final int width;
    private final int height;
    private final int[] sums;
    private int next;
    private int rowSum;

    PixelSums(int width, int height) {
        this.width = width;
        this.height = height;
        this.sums = new int[(width + 1) * (height + 1)];
    }

    /** Takes the next pixel. */
    void next(boolean marked) {
        int x = next % width;
        int y = next / width;
        rowSum = (x == 0 ? 0 : rowSum) + (marked ? 1 : 0);
        sums[index(x + 1, y + 1)] = sums[index(x + 1, y)] + rowSum;
        next++;
    }

    /** Marked pixels from (left, top) to before (right, bottom), what lies outside the picture left out. */
    int within(int left, int top, int right, int bottom) {
        int x0 = Math.max(0, left);
        int y0 = Math.max(0, top);
        int x1 = Math.min(width, right);
        int y1 = Math.min(height, bottom);
        return sums[index(x1, y1)] - sums[index(x0, y1)] - sums[index(x1, y0)] + sums[index(x0, y0)];
    }

    private int index(int x, int y) {
        return y * (width + 1) + x;
    }
}
