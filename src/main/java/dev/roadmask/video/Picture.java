package dev.roadmask.video;

import java.nio.ByteBuffer;

/** A picture: planes of its own, or a reference to a decoder's. */
public final class Picture implements AutoCloseable {
    private Picture() {}

    /** A picture without planes, to be filled by {@link VideoReader#read}. */
    public static Picture empty() {
        return new Picture();
    }

    /** A picture with planes of its own, zeroed, BT.601 or BT.709 by its size, limited range. */
    public static Picture allocate(int width, int height, String pixelFormat) {
        throw new UnsupportedOperationException();
    }

    /** Whether there are planes. */
    public boolean isEmpty() {
        throw new UnsupportedOperationException();
    }

    /** Width in pixels, 0 when empty. */
    public int width() {
        throw new UnsupportedOperationException();
    }

    /** Height in pixels, 0 when empty. */
    public int height() {
        throw new UnsupportedOperationException();
    }

    /** FFmpeg's name of the pixel format. */
    public String pixelFormat() {
        throw new UnsupportedOperationException();
    }

    /** Matrix by the picture's tags, guessed by size when untagged. */
    public ColorMatrix colorMatrix() {
        throw new UnsupportedOperationException();
    }

    /** Whether luma uses 0-255 (in 8 bits) rather than 16-235. */
    public boolean fullRange() {
        throw new UnsupportedOperationException();
    }

    /** When to show it, in the stream's time base. */
    public long timestamp() {
        throw new UnsupportedOperationException();
    }

    /** How long to show it, in the stream's time base; 0 when unknown. */
    public long duration() {
        throw new UnsupportedOperationException();
    }

    /** Where the samples lie. */
    public PixelLayout layout() {
        throw new UnsupportedOperationException();
    }

    /** Number of planes. */
    public int planes() {
        throw new UnsupportedOperationException();
    }

    /** A direct view of a plane, native byte order; rows lie {@link #rowStride} bytes apart. */
    public ByteBuffer plane(int index) {
        throw new UnsupportedOperationException();
    }

    /** Bytes from a row of a plane to the next. */
    public int rowStride(int index) {
        throw new UnsupportedOperationException();
    }

    /** Copies the planes and colour tags of a picture of the same size and format. */
    public void copyFrom(Picture source) {
        throw new UnsupportedOperationException();
    }

    /** Drops the planes of a reference; the object stays usable. */
    public void release() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
