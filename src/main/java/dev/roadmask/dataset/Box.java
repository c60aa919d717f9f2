package dev.roadmask.dataset;

/**
 * A rectangle of pixels.
 *
 * @param left first column
 * @param top first row
 * @param right the column after the last
 * @param bottom the row after the last
 */
public record Box(int left, int top, int right, int bottom) {
    /** Checks that it holds a pixel. */
    public Box {
        if (left >= right || top >= bottom) {
            throw new IllegalArgumentException(
                    "a box must hold a pixel: left=%d top=%d right=%d bottom=%d".formatted(left, top, right, bottom));
        }
    }

    /** Pixels in a row. */
    public int width() {
        return right - left;
    }

    /** Rows. */
    public int height() {
        return bottom - top;
    }
}
