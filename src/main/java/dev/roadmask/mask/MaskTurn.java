package dev.roadmask.mask;

import java.nio.ByteBuffer;

/**
 * Turns masks of pictures as they are shown back to how they are stored: phones store what they film sideways. Exact: a
 * pixel becomes a pixel.
 *
 * <p>Allocates nothing per frame. One thread at a time.
 */
public final class MaskTurn {
    private final int storedWidth;
    private final int storedHeight;
    private final int degrees;
    private final boolean mirrored;
    private final MaskTransposition transposition;
    private final MaskRuns transposed;

    /**
     * @param storedWidth of the picture as stored
     * @param storedHeight of the picture as stored
     * @param degrees the clockwise turn that shows the stored picture upright: 0, 90, 180 or 270
     * @param mirrored whether it is mirrored left to right after that
     */
    public MaskTurn(int storedWidth, int storedHeight, int degrees, boolean mirrored) {
        Sizes.requirePositive("picture", storedWidth, storedHeight);
        if (degrees < 0 || degrees > 270 || degrees % 90 != 0) {
            throw new IllegalArgumentException("rotation must be 0, 90, 180 or 270: degrees=" + degrees);
        }
        this.storedWidth = storedWidth;
        this.storedHeight = storedHeight;
        this.degrees = degrees;
        this.mirrored = mirrored;
        transposition = isSideways() ? new MaskTransposition(storedHeight, storedWidth) : null;
        transposed = isSideways() ? new MaskRuns(storedWidth, storedHeight) : null;
    }

    /** Whether stored and shown are the same, so that nothing is to be turned. */
    public boolean isIdentity() {
        return degrees == 0 && !mirrored;
    }

    /** Width of the picture as shown. */
    public int shownWidth() {
        return isSideways() ? storedHeight : storedWidth;
    }

    /** Height of the picture as shown. */
    public int shownHeight() {
        return isSideways() ? storedWidth : storedHeight;
    }

    /**
     * Turns one mask back.
     *
     * @param shown of the shown picture's size
     * @param stored of the stored picture's size; filled
     */
    public void toStored(MaskRuns shown, MaskRuns stored) {
        if (isSideways()) {
            transposition.transpose(shown, transposed);
            flip(transposed, stored, mirrored == (degrees == 270), degrees == 270);
        } else {
            flip(shown, stored, degrees == 180, mirrored == (degrees == 0));
        }
    }

    /** Copies a mask, its rows from the last to the first, or each row from right to left, or both. */
    private static void flip(MaskRuns from, MaskRuns to, boolean upsideDown, boolean leftToRight) {
        int[] edges = from.edges();
        to.clear();
        for (int y = 0; y < to.height(); y++) {
            int row = upsideDown ? to.height() - 1 - y : y;
            int first = from.firstEdge(row);
            int end = from.firstEdge(row + 1);
            for (int i = 0; i < end - first; i += 2) {
                if (leftToRight) {
                    to.add(to.width() - edges[end - 1 - i], to.width() - edges[end - 2 - i]);
                } else {
                    to.add(edges[first + i], edges[first + i + 1]);
                }
            }
            to.endRow();
        }
    }

    /**
     * Mirrors a probability left to right, in place.
     *
     * @param plane rows of bytes from index 0
     * @param width bytes of a row
     */
    public static void mirror(ByteBuffer plane, int width) {
        for (int row = 0; row + width <= plane.capacity(); row += width) {
            for (int left = row, right = row + width - 1; left < right; left++, right--) {
                byte value = plane.get(left);
                plane.put(left, plane.get(right));
                plane.put(right, value);
            }
        }
    }

    private boolean isSideways() {
        return degrees % 180 != 0;
    }
}
