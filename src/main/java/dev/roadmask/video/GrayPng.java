package dev.roadmask.video;

import java.nio.ByteBuffer;

/**
 * Grey pictures of one size as PNGs, as fast as that can be had: 8 bits a pixel, the numbers that are put in and nothing
 * said of how bright they are meant.
 *
 * <p>Costs no memory of its own once warm. One thread at a time.
 */
public final class GrayPng implements AutoCloseable {
    private final StillCodec codec;
    private final Picture picture;
    private boolean closed;

    private GrayPng(StillCodec codec, Picture picture) {
        this.codec = codec;
        this.picture = picture;
    }

    /**
     * Opens the encoder; the caller closes it.
     *
     * @throws VideoException of kind ENCODER if it is missing
     */
    public static GrayPng open(int width, int height) throws VideoException {
        FfmpegLog.prepare();
        StillFormat format = StillFormat.grayPng();
        GrayPng png = new GrayPng(new StillCodec(format), format.allocate(width, height));
        try {
            png.codec.open(png.picture);
            return png;
        } catch (VideoException failure) {
            png.close();
            throw failure;
        }
    }

    /** The picture that {@link #encode} takes, to be filled in place; it goes with the encoder. */
    public Picture picture() {
        return picture;
    }

    /**
     * Encodes {@link #picture}.
     *
     * @return the file's bytes from position to limit, backed by an array; valid until the next call
     * @throws VideoException of kind ENCODER if that fails
     */
    public ByteBuffer encode() throws VideoException {
        if (closed) {
            throw new IllegalStateException("png encoder is closed");
        }
        return codec.encode(picture);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            codec.close();
            picture.close();
        }
    }
}
