package dev.roadmask.mask;

/** The runs of one row while they are being worked on: shrunk, intersected with other rows, brought to a coarser grid. */
final class RunRow {
    private final int width;
    private int[] edges;
    private int[] spare;
    private int count;

    /** Scratch for rows of this width. */
    RunRow(int width) {
        this.width = width;
        // Runs neither touch nor are empty: at most every other pixel starts one.
        edges = new int[width + 2];
        spare = new int[width + 2];
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Makes this the whole row. */
    void fill() {
        edges[0] = 0;
        edges[1] = width;
        count = 2;
    }

    /**
     * Keeps what also lies in a row of a mask whose runs are shrunk by {@code reach} pixels at both ends. The picture's
     * own border is not an edge: a car that the frame cuts off isn't shrunk there.
     */
    void retain(MaskRuns mask, int y, int reach) {
        int[] other = mask.edges();
        int i = mask.firstEdge(y);
        int end = mask.firstEdge(y + 1);
        int kept = 0;
        int mine = 0;
        while (mine < count && i < end) {
            int left = other[i] == 0 ? 0 : other[i] + reach;
            int right = other[i + 1] == width ? width : other[i + 1] - reach;
            int from = Math.max(edges[mine], left);
            int to = Math.min(edges[mine + 1], right);
            if (from < to) {
                spare[kept++] = from;
                spare[kept++] = to;
            }
            // A shrunk run may be empty (right before left); whichever ends first is done.
            if (right <= edges[mine + 1]) {
                i += 2;
            } else {
                mine += 2;
            }
        }
        swap(kept);
    }

    /**
     * Writes the row into a mask of a coarser grid: a coarse pixel is in when all the pixels that it covers are.
     *
     * @param shift log2 of the coarseness
     */
    void appendTo(MaskRuns coarse, int shift) {
        int roundUp = (1 << shift) - 1;
        for (int i = 0; i < count; i += 2) {
            int start = (edges[i] + roundUp) >> shift;
            // The last coarse pixel of an odd width covers fewer.
            int end = edges[i + 1] == width ? coarse.width() : edges[i + 1] >> shift;
            coarse.add(start, end);
        }
        coarse.endRow();
    }

    private void swap(int kept) {
        int[] old = edges;
        edges = spare;
        spare = old;
        count = kept;
    }
}
