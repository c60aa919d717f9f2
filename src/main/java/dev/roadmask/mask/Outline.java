package dev.roadmask.mask;

import java.util.Arrays;

/**
 * Draws regions as rings along the edges of their pixels. Filled by pixel centres, inside and outside taking turns, they
 * give exactly the region's pixels.
 *
 * <p>A region's <b>parts</b> are connected by the sides of pixels; they touch each other by corners only. A part has one
 * outer boundary and maybe holes. Forms that know no holes get them tied to the boundary above by a <b>bridge</b>: there
 * and back on the same way, straight through the region, so that nothing is enclosed by it.
 *
 * <p>Rings begin at their upper left corner, the leftmost of the uppermost, and run clockwise on the screen; holes, where
 * they are rings of their own, run the other way. Parts come in the order of their first pixels, row by row.
 *
 * <p>Costs what the boundary is long. Allocates nothing once it has seen its busiest region. One thread at a time.
 */
public final class Outline {
    private final Corners corners = new Corners();
    private final CornerScan scan = new CornerScan(corners);
    private final Rings rings = new Rings();
    /** Of each closed walk along the boundary its first corner, and the part that it bounds. */
    private int[] starts = new int[16];

    private int[] parts = new int[16];
    private int[] parents = new int[16];
    private int walks;
    private int partCount;
    /** The corners since a walk began, and of those that have a twin their place in it. */
    private int[] path = new int[1024];

    private int[] place = new int[1024];

    /**
     * The boundaries by themselves: of each part an outer ring and one for each hole. None of them passes a point twice;
     * they touch each other in points only.
     *
     * @param region its number
     * @param mask that the regions were found in
     * @param regions of the mask
     * @return valid until the next call
     */
    public Rings boundaries(int region, MaskRuns mask, Regions regions) {
        trace(region, mask, regions);
        for (int walk = 0; walk < walks; walk++) {
            addSimpleRings(walk);
        }
        return rings;
    }

    /** One ring for each part, its holes tied to it. Parameters and result as of {@link #boundaries}. */
    public Rings parts(int region, MaskRuns mask, Regions regions) {
        trace(region, mask, regions);
        tieHoles();
        for (int walk = 0; walk < walks; walk++) {
            if (!isHole(walk)) {
                addRing(walk);
            }
        }
        return rings;
    }

    /**
     * A single ring: holes tied to their parts, and the parts to each other where they touch. Parameters and result as
     * of {@link #boundaries}.
     */
    public Rings single(int region, MaskRuns mask, Regions regions) {
        trace(region, mask, regions);
        int traced = corners.count;
        tieHoles();
        joinParts(traced);
        addRing(0);
        return rings;
    }

    private void trace(int region, MaskRuns mask, Regions regions) {
        scan.scan(region, mask, regions);
        rings.clear();
        walks = 0;
        partCount = 0;
        for (int corner = 0; corner < corners.count; corner++) {
            if (corners.walk[corner] == Corners.NONE) {
                addWalk(corner);
            }
        }
    }

    /** The first corner of a walk, row by row, is its upper left one. */
    private void addWalk(int start) {
        if (walks == starts.length) {
            starts = Arrays.copyOf(starts, 2 * walks);
            parts = Arrays.copyOf(parts, 2 * walks);
        }
        int at = start;
        do {
            corners.walk[at] = walks;
            at = corners.next[at];
        } while (at != start);
        starts[walks] = start;
        // What is above a hole was walked before.
        parts[walks] = isHole(walks) ? parts[corners.walk[corners.edgeAbove[start]]] : partCount++;
        walks++;
    }

    /** From its upper left corner an outer boundary goes right and a hole's goes down. */
    private boolean isHole(int walk) {
        return corners.x[corners.next[starts[walk]]] == corners.x[starts[walk]];
    }

    private void tieHoles() {
        for (int walk = 0; walk < walks; walk++) {
            if (isHole(walk)) {
                corners.tie(starts[walk]);
            }
        }
    }

    /** Crosses over from part to part, once for each part but the first. */
    private void joinParts(int traced) {
        if (partCount > parents.length) {
            parents = new int[Math.max(partCount, 2 * parents.length)];
        }
        for (int part = 0; part < partCount; part++) {
            parents[part] = part;
        }
        for (int corner = 0; corner < traced && partCount > 1; corner++) {
            int twin = corners.twin[corner];
            if (twin > corner) {
                int one = root(parts[corners.walk[corner]]);
                int other = root(parts[corners.walk[twin]]);
                if (one != other) {
                    parents[Math.max(one, other)] = Math.min(one, other);
                    corners.cross(corner);
                }
            }
        }
    }

    private int root(int part) {
        int at = part;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    private void addRing(int walk) {
        int at = starts[walk];
        do {
            rings.add(corners.x[at], corners.y[at]);
            at = corners.next[at];
        } while (at != starts[walk]);
        rings.close(parts[walk]);
    }

    /** Cuts a walk into rings where it comes back to a place. */
    private void addSimpleRings(int walk) {
        if (place.length < corners.count) {
            path = new int[corners.x.length];
            place = new int[corners.x.length];
        }
        int length = 0;
        int at = starts[walk];
        do {
            int twin = corners.twin[at];
            place[at] = Corners.NONE;
            if (twin != Corners.NONE && corners.walk[twin] == walk && isOnPath(twin, length)) {
                addLoop(place[twin], length, walk);
                length = place[twin];
            }
            place[at] = length;
            path[length++] = at;
            at = corners.next[at];
        } while (at != starts[walk]);
        addLoop(0, length, walk);
    }

    private boolean isOnPath(int corner, int length) {
        int at = place[corner];
        return at >= 0 && at < length && path[at] == corner;
    }

    private void addLoop(int from, int to, int walk) {
        for (int i = from; i < to; i++) {
            rings.add(corners.x[path[i]], corners.y[path[i]]);
        }
        rings.close(parts[walk]);
    }
}
