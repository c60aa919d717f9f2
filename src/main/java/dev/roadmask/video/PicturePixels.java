package dev.roadmask.video;

import java.nio.IntBuffer;

/**
 * Pictures as whole numbers, for programs: one {@code 0xffRRGGBB} a pixel, row by row, upright and mirrored as a player
 * shows them, in the picture's stored number of pixels.
 *
 * <p>Some milliseconds for a large picture. Owns its scratch pictures; one thread at a time.
 */
public final class PicturePixels implements AutoCloseable {
    /** Blue in the lowest byte: the order of a whole number on a little-endian machine. */
    private static final String PIXEL_FORMAT = "bgra";

    private final VideoDescription video;
    private final PictureConverter converter = PictureConverter.create();
    private final Picture lying;
    private final Picture upright;

    private PicturePixels(VideoDescription video) {
        this.video = video;
        boolean turned = video.rotationDegrees() != 0 || video.mirrored();
        lying = Picture.allocate(video.width(), video.height(), PIXEL_FORMAT);
        upright = turned ? Picture.allocate(video.shownWidth(), video.shownHeight(), PIXEL_FORMAT) : lying;
    }

    /** For the pictures of a film; the caller closes it. */
    public static PicturePixels of(VideoDescription video) {
        return new PicturePixels(video);
    }

    /** Width as shown. */
    public int width() {
        return upright.width();
    }

    /** Height as shown. */
    public int height() {
        return upright.height();
    }

    /**
     * Converts one picture.
     *
     * @param source borrowed, of the film's size
     * @param pixels receives {@code width · height} numbers
     * @throws VideoException of kind INPUT if swscale cannot read the picture's format
     */
    public void read(Picture source, int[] pixels) throws VideoException {
        converter.convert(source, lying);
        if (upright != lying) {
            PictureTurn.turn(lying, upright, video.rotationDegrees(), video.mirrored());
        }
        IntBuffer rows = upright.plane(0).asIntBuffer();
        for (int y = 0; y < height(); y++) {
            rows.get(y * upright.rowStride(0) / Integer.BYTES, pixels, y * width(), width());
        }
    }

    @Override
    public void close() {
        if (upright != lying) {
            upright.close();
        }
        lying.close();
        converter.close();
    }
}
