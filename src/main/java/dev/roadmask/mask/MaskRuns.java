package dev.roadmask.mask;

import java.util.Arrays;
import java.util.Objects;

/**
 * A mask of a picture as its runs: in each row, stretches {@code [start, end)} of mask pixels, from left to right,
 * neither empty nor touching.
 *
 * <p>Filled row by row and used again for the next frame; it grows to the most runs a frame ever had and allocates
 * nothing after that. One thread at a time.
 */
public final class MaskRuns {
    private final int width;
    private final int height;
    /** Where a row's edges begin; the row after the last one ends them. */
    private final int[] firstEdge;
    /** start, end, start, end ... of all rows. */
    private int[] edges = new int[1024];

    private int rows;
    private int count;
    private long pixels;

    /** An unfilled mask: no rows yet. */
    public MaskRuns(int width, int height) {
        Sizes.requirePositive("mask", width, height);
        this.width = width;
        this.height = height;
        firstEdge = new int[height + 1];
    }

    /** Width of the picture. */
    public int width() {
        return width;
    }

    /** Height of the picture. */
    public int height() {
        return height;
    }

    /** Number of mask pixels. */
    public long pixels() {
        return pixels;
    }

    /** Number of runs in a row. */
    public int runs(int y) {
        return (firstEdge[Objects.checkIndex(y, rows) + 1] - firstEdge[y]) / 2;
    }

    /** First pixel of a row's run. */
    public int start(int y, int run) {
        return edges[firstEdge[y] + 2 * Objects.checkIndex(run, runs(y))];
    }

    /** The pixel after a row's run. */
    public int end(int y, int run) {
        return edges[firstEdge[y] + 2 * Objects.checkIndex(run, runs(y)) + 1];
    }

    /** Whether a pixel belongs to the mask. */
    public boolean contains(int x, int y) {
        for (int run = 0; run < runs(y); run++) {
            if (x >= start(y, run) && x < end(y, run)) {
                return true;
            }
        }
        return false;
    }

    /** Forgets all rows, for the next frame. */
    void clear() {
        rows = 0;
        count = 0;
        pixels = 0;
    }

    /** Adds a run to the row being filled, at or right of what it has; a touching run grows the last one. */
    void add(int start, int end) {
        if (start >= end) {
            return;
        }
        pixels += end - start;
        if (count > firstEdge[rows] && edges[count - 1] == start) {
            edges[count - 1] = end;
            return;
        }
        if (count + 2 > edges.length) {
            edges = Arrays.copyOf(edges, 2 * edges.length);
        }
        edges[count++] = start;
        edges[count++] = end;
    }

    /** Ends the row being filled. */
    void endRow() {
        firstEdge[++rows] = count;
    }

    /** Fills this with what two masks of its size have in common. */
    void intersect(MaskRuns one, MaskRuns other) {
        clear();
        for (int y = 0; y < height; y++) {
            intersectRow(one, other, y);
            endRow();
        }
    }

    private void intersectRow(MaskRuns one, MaskRuns other, int y) {
        int i = one.firstEdge[y];
        int j = other.firstEdge[y];
        while (i < one.firstEdge[y + 1] && j < other.firstEdge[y + 1]) {
            add(Math.max(one.edges[i], other.edges[j]), Math.min(one.edges[i + 1], other.edges[j + 1]));
            if (one.edges[i + 1] <= other.edges[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
    }

    /**
     * Keeps some of the runs.
     *
     * @param labels one of each run, negative for those to be taken away; closes up with the runs
     */
    void retain(int[] labels) {
        int kept = 0;
        pixels = 0;
        for (int y = 0; y < height; y++) {
            int first = firstEdge[y];
            firstEdge[y] = kept;
            for (int i = first; i < firstEdge[y + 1]; i += 2) {
                if (labels[i / 2] >= 0) {
                    labels[kept / 2] = labels[i / 2];
                    pixels += edges[i + 1] - edges[i];
                    edges[kept++] = edges[i];
                    edges[kept++] = edges[i + 1];
                }
            }
        }
        firstEdge[height] = kept;
        count = kept;
    }

    /** The edges of all rows, for this room's loops; valid until the next {@link #add}. */
    int[] edges() {
        return edges;
    }

    /** Index of a row's first edge; that of the next row is its end. */
    int firstEdge(int y) {
        return firstEdge[y];
    }
}
