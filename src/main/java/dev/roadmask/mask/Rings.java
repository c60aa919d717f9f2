package dev.roadmask.mask;

import java.util.Arrays;
import java.util.Objects;

/**
 * Closed rings of points on the lattice between the pixels; the last point is joined to the first, which is not repeated.
 * No point lies on the straight way from the one before to the one after it.
 *
 * <p>Used again for the next region.
 */
public final class Rings {
    private int[] x = new int[1024];
    private int[] y = new int[1024];
    private int[] end = new int[16];
    private int[] part = new int[16];
    private int count;
    private int points;

    /** Number of rings. */
    public int count() {
        return count;
    }

    /** Points of a ring, at least four. */
    public int size(int ring) {
        return end[Objects.checkIndex(ring, count)] - first(ring);
    }

    /** Column of a ring's point: pixels left of it. */
    public int x(int ring, int point) {
        return x[first(ring) + Objects.checkIndex(point, size(ring))];
    }

    /** Row of a ring's point: pixels above it. */
    public int y(int ring, int point) {
        return y[first(ring) + Objects.checkIndex(point, size(ring))];
    }

    /** Which part of the region a ring bounds. */
    public int part(int ring) {
        return part[Objects.checkIndex(ring, count)];
    }

    /** Whether a simple ring bounds a hole: it runs against the clock then. */
    public boolean isHole(int ring) {
        long twiceArea = 0;
        int from = first(ring);
        for (int i = from, before = end[ring] - 1; i < end[ring]; before = i++) {
            twiceArea += (long) x[before] * y[i] - (long) x[i] * y[before];
        }
        return twiceArea < 0;
    }

    private int first(int ring) {
        return ring == 0 ? 0 : end[Objects.checkIndex(ring, count) - 1];
    }

    void clear() {
        count = 0;
        points = 0;
    }

    /** Adds a point to the ring being made; one that continues the last stretch takes the place of its end. */
    void add(int column, int row) {
        int begun = count == 0 ? 0 : end[count - 1];
        if (points > begun && x[points - 1] == column && y[points - 1] == row) {
            return;
        }
        if (points - begun > 1 && continues(column, row)) {
            points--;
        }
        if (points == x.length) {
            x = Arrays.copyOf(x, 2 * points);
            y = Arrays.copyOf(y, 2 * points);
        }
        x[points] = column;
        y[points++] = row;
    }

    /** Stretches run along rows and columns: the same signs mean the same direction. */
    private boolean continues(int column, int row) {
        int last = points - 1;
        return Integer.signum(x[last] - x[last - 1]) == Integer.signum(column - x[last])
                && Integer.signum(y[last] - y[last - 1]) == Integer.signum(row - y[last]);
    }

    /** Ends the ring being made. */
    void close(int ofPart) {
        int begun = count == 0 ? 0 : end[count - 1];
        if (continues(x[begun], y[begun])) {
            points--;
        }
        if (count == end.length) {
            end = Arrays.copyOf(end, 2 * count);
            part = Arrays.copyOf(part, 2 * count);
        }
        end[count] = points;
        part[count++] = ofPart;
    }
}
