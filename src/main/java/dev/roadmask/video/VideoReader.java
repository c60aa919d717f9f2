package dev.roadmask.video;

import java.nio.file.Path;

/** Decodes one video stream of a file in presentation order and hands out the packets of the others. One thread. */
public final class VideoReader implements AutoCloseable {
    private VideoReader() {}

    /** Opens a file (a video, or a single picture as a video of one frame). */
    public static VideoReader open(Path file) throws VideoException {
        return open(file, ReaderOptions.defaults());
    }

    /** Opens a file with options. */
    public static VideoReader open(Path file, ReaderOptions options) throws VideoException {
        throw new UnsupportedOperationException();
    }

    /** What the container says. */
    public VideoDescription description() {
        throw new UnsupportedOperationException();
    }

    /**
     * Decodes the next frame by reference into {@code picture} and appends to {@code packets}, by reference, the
     * packets of the other streams read since the frame before.
     *
     * @return false at the end; {@code packets} then holds the rest
     */
    public boolean read(Picture picture, PacketList packets) throws VideoException {
        throw new UnsupportedOperationException();
    }

    /** Frames that did not decode, or not whole, so far. */
    public long damagedFrames() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
