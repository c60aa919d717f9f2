package dev.roadmask.mask;

import java.util.Arrays;
import java.util.BitSet;

/** A shape's pixels in a picture of one size, row by row. */
final class ShapeRows {
    private final double[] xs;
    private final double[] ys;
    private final double[] crossings;

    ShapeRows(Shape shape, int width, int height) {
        xs = shape.xs(width);
        ys = shape.ys(height);
        crossings = new double[xs.length];
    }

    /** Adds the shape's pixels of one row: those whose centres have an odd number of its edges to the left. */
    void addTo(BitSet row, int y) {
        int count = cross(y + 0.5);
        Arrays.sort(crossings, 0, count);
        for (int i = 0; i + 1 < count; i += 2) {
            int start = firstCentreFrom(crossings[i]);
            int end = firstCentreFrom(crossings[i + 1]);
            if (start < end) {
                row.set(start, end);
            }
        }
    }

    /** Where the shape's edges cross a line of pixel centres. */
    private int cross(double at) {
        int count = 0;
        for (int i = 0, j = xs.length - 1; i < xs.length; j = i++) {
            // Half open: a corner on the line belongs to one of its edges.
            if ((ys[i] <= at) != (ys[j] <= at)) {
                crossings[count++] = xs[j] + (at - ys[j]) / (ys[i] - ys[j]) * (xs[i] - xs[j]);
            }
        }
        return count;
    }

    private static int firstCentreFrom(double x) {
        return Math.max(0, (int) Math.ceil(x - 0.5));
    }
}
