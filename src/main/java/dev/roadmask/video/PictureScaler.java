package dev.roadmask.video;

import java.nio.ByteBuffer;

/** Any picture to red, green and blue planes of the model's size, upright, bilinear. One thread at a time. */
public final class PictureScaler implements AutoCloseable {
    private PictureScaler() {}

    /**
     * A scaler.
     *
     * @param width of the upright result, a multiple of 32
     * @param height of the upright result, a multiple of 32
     * @param rotationDegrees clockwise turn that shows the source upright: 0, 90, 180 or 270
     */
    public static PictureScaler toRgbPlanes(int width, int height, int rotationDegrees) {
        return new PictureScaler();
    }

    /** Scales into a direct buffer from its start: (1, 3, height, width) bytes, planes R, G, B, 0-255. */
    public void scale(Picture source, ByteBuffer rgbPlanes) throws VideoException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
