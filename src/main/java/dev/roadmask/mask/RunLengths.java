package dev.roadmask.mask;

import java.util.Arrays;

/**
 * A region's pixels as COCO's compressed run lengths: counts of pixels outside and inside in turn, the first one outside,
 * column by column over the whole picture, each but the first three as its difference to the count before the last, in
 * digits of five bits. The same text as {@code rleToString} in <a
 * href="https://github.com/cocodataset/cocoapi/blob/master/common/maskApi.c">COCO's
 * maskApi.c</a> gives.
 *
 * <p>Costs what the region has run ends, seen by rows and by columns; not what it has pixels. Allocates nothing once it
 * has seen its busiest region. One thread at a time.
 */
public final class RunLengths {
    private static final int NONE = -1;
    private static final int DIGIT_BITS = 5;
    private static final int DIGIT_MASK = (1 << DIGIT_BITS) - 1;
    private static final int SIGN_BIT = 1 << (DIGIT_BITS - 1);
    private static final int MORE_FOLLOW = 1 << DIGIT_BITS;
    private static final int FIRST_CHARACTER = '0';
    /** Digits of the longest count or difference. */
    private static final int MOST_DIGITS = 7;

    private int[] above = new int[0];
    private int[] below = new int[0];
    /** Of each column, its first and last edge: a row where the region begins or ends. */
    private int[] firstEdge = new int[0];

    private int[] lastEdge = new int[0];
    private int[] edgeRow = new int[1024];
    private int[] nextEdge = new int[1024];
    private int edges;

    private byte[] text = new byte[1024];
    private int length;
    private int counts;
    private int last;
    private int beforeLast;

    /**
     * Encodes one region.
     *
     * @param region its number
     * @param mask that the regions were found in
     * @param regions of the mask
     */
    public void encode(int region, MaskRuns mask, Regions regions) {
        prepare(mask.width());
        int left = regions.left(region);
        int right = left + regions.width(region);
        Arrays.fill(firstEdge, left, right, NONE);
        edges = 0;
        int bottom = regions.top(region) + regions.height(region);
        int runsAbove = 0;
        for (int y = regions.top(region); y <= bottom; y++) {
            int runsBelow = y == bottom ? 0 : regions.copyEdges(region, mask, y, below);
            findColumnEdges(y, runsAbove, runsBelow);
            int[] reused = above;
            above = below;
            below = reused;
            runsAbove = runsBelow;
        }
        writeCounts(left, right, mask.height(), Math.multiplyExact(mask.width(), mask.height()));
    }

    /** The text, ASCII, in the first {@link #length} bytes; valid until the next region. */
    public byte[] text() {
        return text;
    }

    /** Number of characters. */
    public int length() {
        return length;
    }

    private void prepare(int width) {
        if (firstEdge.length < width) {
            above = new int[width + 1];
            below = new int[width + 1];
            firstEdge = new int[width];
            lastEdge = new int[width];
        }
    }

    /** A column has an edge where one of two neighbouring rows is inside and the other is not. */
    private void findColumnEdges(int y, int runsAbove, int runsBelow) {
        boolean differ = false;
        int from = 0;
        int a = 0;
        int b = 0;
        while (a < runsAbove || b < runsBelow) {
            int x = b == runsBelow || a < runsAbove && above[a] < below[b] ? above[a] : below[b];
            for (int column = from; differ && column < x; column++) {
                addEdge(column, y);
            }
            if (a < runsAbove && above[a] == x) {
                differ = !differ;
                a++;
            }
            if (b < runsBelow && below[b] == x) {
                differ = !differ;
                b++;
            }
            from = x;
        }
    }

    private void addEdge(int column, int y) {
        if (edges == edgeRow.length) {
            edgeRow = Arrays.copyOf(edgeRow, 2 * edges);
            nextEdge = Arrays.copyOf(nextEdge, 2 * edges);
        }
        if (firstEdge[column] == NONE) {
            firstEdge[column] = edges;
        } else {
            nextEdge[lastEdge[column]] = edges;
        }
        lastEdge[column] = edges;
        edgeRow[edges] = y;
        nextEdge[edges++] = NONE;
    }

    private void writeCounts(int left, int right, int height, int pixels) {
        length = 0;
        counts = 0;
        int written = 0;
        int waiting = NONE;
        for (int x = left; x < right; x++) {
            for (int edge = firstEdge[x]; edge != NONE; edge = nextEdge[edge]) {
                int position = x * height + edgeRow[edge];
                if (position == waiting) {
                    // From the foot of a column to the head of the next a run goes on.
                    waiting = NONE;
                    continue;
                }
                if (waiting != NONE) {
                    write(waiting - written);
                    written = waiting;
                }
                waiting = position;
            }
        }
        write(waiting - written);
        if (waiting < pixels) {
            write(pixels - waiting);
        }
    }

    private void write(int count) {
        if (length + MOST_DIGITS > text.length) {
            text = Arrays.copyOf(text, 2 * text.length);
        }
        int value = counts++ > 2 ? count - beforeLast : count;
        beforeLast = last;
        last = count;
        boolean more = true;
        while (more) {
            int digit = value & DIGIT_MASK;
            value >>= DIGIT_BITS;
            more = (digit & SIGN_BIT) != 0 ? value != -1 : value != 0;
            text[length++] = (byte) (FIRST_CHARACTER + (more ? digit | MORE_FOLLOW : digit));
        }
    }
}
