package dev.roadmask.model;

/**
 * The size a picture is stretched to for the network. Both sides are multiples of 32, because the default network
 * halves its input five times.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record InputSize(int width, int height) {
    /** Both sides are multiples of this. */
    public static final int GRAIN = 32;

    public InputSize {
        if (width < GRAIN || height < GRAIN || width % GRAIN != 0 || height % GRAIN != 0) {
            throw new IllegalArgumentException(
                    "input sides must be positive multiples of 32: width=" + width + " height=" + height);
        }
    }

    /**
     * The size with about the given number of pixels and about the picture's aspect a = width / height:
     * {@code H = max(32, 32 round(sqrt(P / a) / 32))}, {@code W = max(32, 32 round(sqrt(P a) / 32))}.
     *
     * @param displayWidth width of the picture as shown: upright, with square pixels
     * @param displayHeight height of the picture as shown
     * @param pixelBudget P, see {@link ModelCard#pixels}
     */
    public static InputSize forPicture(int displayWidth, int displayHeight, int pixelBudget) {
        if (displayWidth < 1 || displayHeight < 1 || pixelBudget < 1) {
            throw new IllegalArgumentException("picture and budget must be positive: displayWidth=" + displayWidth
                    + " displayHeight=" + displayHeight + " pixelBudget=" + pixelBudget);
        }
        double aspect = (double) displayWidth / displayHeight;
        return new InputSize(nearest(Math.sqrt(pixelBudget * aspect)), nearest(Math.sqrt(pixelBudget / aspect)));
    }

    /** Pixels of one plane. */
    public int pixels() {
        return width * height;
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }

    private static int nearest(double side) {
        return Math.max(GRAIN, GRAIN * (int) Math.round(side / GRAIN));
    }
}
