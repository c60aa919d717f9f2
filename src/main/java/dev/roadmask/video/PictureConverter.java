package dev.roadmask.video;

/**
 * Any picture to another pixel format and size, bilinear: an RGB source to the encoder's YUV, a 10-bit one to 8 bits, a
 * stream whose size changes midway to the size that it began with. One thread at a time.
 */
public final class PictureConverter implements AutoCloseable {
    private ScalingContext scaling;
    private boolean closed;

    private PictureConverter() {
        FfmpegLog.prepare();
    }

    /** A converter; it learns sizes and formats from the pictures. The caller closes it. */
    public static PictureConverter create() {
        return new PictureConverter();
    }

    /**
     * Converts.
     *
     * @param source borrowed
     * @param target borrowed, made by {@link Picture#allocate}; keeps its size, format, matrix and range
     * @throws VideoException of kind INPUT if swscale cannot read the source's pixel format or write the target's
     */
    public void convert(Picture source, Picture target) throws VideoException {
        if (closed) {
            throw new IllegalStateException("picture converter is closed");
        }
        target.makeWritable();
        scalingTo(target).scale(source, target.dataPointers(), target.rowStrides());
    }

    private ScalingContext scalingTo(Picture target) {
        int format = target.frame().format();
        ColorMatrix matrix = target.colorMatrix();
        boolean fullRange = target.fullRange();
        if (scaling == null || !scaling.makes(target.width(), target.height(), format, matrix, fullRange)) {
            closeScaling();
            scaling = new ScalingContext(target.width(), target.height(), format, matrix, fullRange);
        }
        return scaling;
    }

    private void closeScaling() {
        if (scaling != null) {
            scaling.close();
            scaling = null;
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            closeScaling();
        }
    }
}
