package dev.roadmask.mask;

import java.util.Arrays;

/**
 * Finds the corners of a region's boundary in one pass over its rows. Pixels that touch by a corner only are kept apart:
 * there the boundary turns back around its own pixel.
 *
 * <p>Costs what the boundary is long. One thread at a time.
 */
final class CornerScan {
    private final Corners corners;
    private int[] above = new int[0];
    private int[] below = new int[0];
    /** Of each column of the lattice, the corner that its open vertical edge comes from. */
    private int[] open = new int[0];
    /** Of each column of the lattice, the left end of the region's last upper edge there. */
    private int[] upperEdge = new int[0];
    /** The corner that the open horizontal edge comes from. */
    private int left;

    CornerScan(Corners corners) {
        this.corners = corners;
    }

    /** Fills the corners with those of one region, row by row, from left to right. */
    void scan(int region, MaskRuns mask, Regions regions) {
        if (open.length < mask.width() + 1) {
            above = new int[mask.width() + 1];
            below = new int[mask.width() + 1];
            open = new int[mask.width() + 1];
            upperEdge = new int[mask.width() + 1];
        }
        corners.clear();
        int bottom = regions.top(region) + regions.height(region);
        int edgesAbove = 0;
        for (int y = regions.top(region); y <= bottom; y++) {
            int edgesBelow = y == bottom ? 0 : regions.copyEdges(region, mask, y, below);
            scanLine(y, edgesAbove, edgesBelow);
            int[] reused = above;
            above = below;
            below = reused;
            edgesAbove = edgesBelow;
        }
    }

    /** The line of the lattice between two rows. */
    private void scanLine(int y, int edgesAbove, int edgesBelow) {
        boolean insideAbove = false;
        boolean insideBelow = false;
        int a = 0;
        int b = 0;
        while (a < edgesAbove || b < edgesBelow) {
            int x = b == edgesBelow || a < edgesAbove && above[a] < below[b] ? above[a] : below[b];
            boolean up = a < edgesAbove && above[a] == x;
            boolean down = b < edgesBelow && below[b] == x;
            addCorners(x, y, up, down, insideAbove, insideBelow);
            insideAbove ^= up;
            insideBelow ^= down;
            a += up ? 1 : 0;
            b += down ? 1 : 0;
        }
    }

    /**
     * @param up whether there is an edge upwards
     * @param down whether there is an edge downwards
     * @param northWest whether the pixel there is inside
     * @param southWest whether the pixel there is inside
     */
    private void addCorners(int x, int y, boolean up, boolean down, boolean northWest, boolean southWest) {
        boolean leftwards = northWest != southWest;
        if (up && down && !leftwards) {
            return;
        }
        int corner = corners.add(x, y);
        if (up && down) {
            int lower = corners.add(x, y);
            corners.twin[corner] = lower;
            corners.twin[lower] = corner;
            // The upper one goes around the pixel that is inside above, left or right of it.
            connectUp(corner, !northWest);
            connectLeft(northWest ? corner : lower, southWest);
            left = northWest ? lower : corner;
            open[x] = lower;
            return;
        }
        if (up) {
            connectUp(corner, !northWest);
        } else {
            open[x] = corner;
        }
        if (leftwards) {
            connectLeft(corner, southWest);
        } else {
            left = corner;
            if (down && northWest) {
                corners.edgeAbove[corner] = upperEdge[x];
            }
        }
    }

    private void connectUp(int corner, boolean insideRight) {
        int upper = open[corners.x[corner]];
        corners.link(insideRight ? corner : upper, insideRight ? upper : corner);
    }

    private void connectLeft(int corner, boolean insideBelow) {
        corners.link(insideBelow ? left : corner, insideBelow ? corner : left);
        if (insideBelow) {
            Arrays.fill(upperEdge, corners.x[left], corners.x[corner] + 1, left);
        }
    }
}
