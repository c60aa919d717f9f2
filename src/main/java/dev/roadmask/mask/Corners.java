package dev.roadmask.mask;

import java.util.Arrays;

/**
 * Corners of a region's boundary, on the lattice between the pixels: (0, 0) is the picture's upper left corner, (width,
 * height) its lower right one. Each is linked to the next along the boundary, the region always to the right: outer
 * boundaries run clockwise on the screen, those of holes the other way.
 *
 * <p>Where two pixels touch by a corner only, and the other two there are outside, two corners share the place.
 */
final class Corners {
    static final int NONE = -1;

    int[] x = new int[1024];
    int[] y = new int[1024];
    int[] next = new int[1024];
    int[] previous = new int[1024];
    /** The other corner at the same place, or none. */
    int[] twin = new int[1024];
    /**
     * Of a corner that may be the upper left one of a hole: the left end of the edge above it, with only the region in
     * between. None for other corners.
     */
    int[] edgeAbove = new int[1024];
    /** Which closed walk along the boundary it belongs to. */
    int[] walk = new int[1024];
    /** Of the left end of an edge that holes hang on: where the bridge to the leftmost returns; from there the next. */
    int[] bridge = new int[1024];

    int count;

    void clear() {
        count = 0;
    }

    /** A new corner without links. */
    int add(int column, int row) {
        if (count == x.length) {
            grow();
        }
        x[count] = column;
        y[count] = row;
        twin[count] = NONE;
        edgeAbove[count] = NONE;
        walk[count] = NONE;
        bridge[count] = NONE;
        return count++;
    }

    private void grow() {
        x = Arrays.copyOf(x, 2 * count);
        y = Arrays.copyOf(y, 2 * count);
        next = Arrays.copyOf(next, 2 * count);
        previous = Arrays.copyOf(previous, 2 * count);
        twin = Arrays.copyOf(twin, 2 * count);
        edgeAbove = Arrays.copyOf(edgeAbove, 2 * count);
        walk = Arrays.copyOf(walk, 2 * count);
        bridge = Arrays.copyOf(bridge, 2 * count);
    }

    void link(int from, int to) {
        next[from] = to;
        previous[to] = from;
    }

    /**
     * Ties a hole to the boundary above it: from there straight down to the hole, around it, and the same way back.
     *
     * @param corner the upper left one of the hole
     */
    void tie(int corner) {
        int edge = edgeAbove[corner];
        int left = edge;
        while (bridge[left] != NONE && x[bridge[left]] < x[corner]) {
            left = bridge[left];
        }
        int right = next[left];
        int down = add(x[corner], y[edge]);
        int back = add(x[corner], y[edge]);
        int again = add(x[corner], y[corner]);
        link(previous[corner], again);
        link(left, down);
        link(down, corner);
        link(again, back);
        link(back, right);
        bridge[back] = bridge[left];
        bridge[left] = back;
    }

    /** Makes one walk of the two that meet at a corner and its twin, or two of one. */
    void cross(int corner) {
        int mine = next[corner];
        link(corner, next[twin[corner]]);
        link(twin[corner], mine);
    }
}
