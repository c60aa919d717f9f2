package dev.roadmask.video;

/**
 * Blurs pictures beyond recognition: makes them small and large again, so that the same is left of a number plate in
 * any resolution. Some milliseconds for a large picture.
 *
 * <p>Owns the blurred picture; allocates nothing for pictures of one kind after another. One thread at a time.
 */
public final class PictureBlur implements AutoCloseable {
    /** Rows, or columns where those are fewer, that are left of a picture. */
    private static final int ROWS_LEFT = 36;

    private final PictureConverter shrinking = PictureConverter.create();
    private final PictureConverter growing = PictureConverter.create();
    private Picture small;
    private Picture blurred;

    private PictureBlur() {}

    /** A blur; it learns size and format from the pictures. The caller closes it. */
    public static PictureBlur create() {
        return new PictureBlur();
    }

    /**
     * Blurs a picture.
     *
     * @param source borrowed, untouched
     * @return a picture of the same kind; valid until the next call
     * @throws VideoException of kind INPUT if swscale does not know the picture's format
     */
    public Picture blur(Picture source) throws VideoException {
        if (blurred == null || !blurred.hasShapeOf(source)) {
            discard();
            double shrink = Math.min(1, (double) ROWS_LEFT / Math.min(source.width(), source.height()));
            int width = (int) Math.max(1, Math.round(source.width() * shrink));
            int height = (int) Math.max(1, Math.round(source.height() * shrink));
            small = Picture.allocateLike(source, width, height);
            blurred = Picture.allocateLike(source);
        }
        ColorTags.copy(source.frame(), small.frame());
        ColorTags.copy(source.frame(), blurred.frame());
        shrinking.convert(source, small);
        growing.convert(small, blurred);
        return blurred;
    }

    private void discard() {
        if (blurred != null) {
            blurred.close();
            small.close();
        }
    }

    @Override
    public void close() {
        discard();
        blurred = null;
        shrinking.close();
        growing.close();
    }
}
