package dev.roadmask.video;

/** Any picture to another pixel format and size. One thread at a time. */
public final class PictureConverter implements AutoCloseable {
    private PictureConverter() {}

    /** A converter; it learns the formats from the pictures. */
    public static PictureConverter create() {
        return new PictureConverter();
    }

    /** Converts into a picture made by {@link Picture#allocate}, which keeps its size, format, matrix and range. */
    public void convert(Picture source, Picture target) throws VideoException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
