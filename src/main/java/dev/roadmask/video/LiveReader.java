package dev.roadmask.video;

import java.util.List;

/**
 * Decodes the video of a live source as it comes. One thread; {@link Cancellation#cancel} ends what it waits for.
 */
public final class LiveReader implements AutoCloseable {
    private LiveReader() {}

    /**
     * Connects, and decodes the first picture, so that {@link #description} is true from the start; the caller closes the
     * reader.
     *
     * @throws VideoException of kind INPUT if that fails, lasts too long or is cancelled
     */
    public static LiveReader open(LiveSource source, LiveOptions options, Cancellation cancellation)
            throws VideoException {
        throw new UnsupportedOperationException();
    }

    /**
     * What the pictures are, by the picture read last (before the first: by the first). The same object until something
     * changes.
     */
    public VideoDescription description() {
        throw new UnsupportedOperationException();
    }

    /**
     * Decodes the next picture by reference, with its time since the Unix epoch in the stream's time base, and appends the
     * packets of the other streams, moved alike.
     *
     * @return false at a real end: the file is over, standard input was closed
     * @throws VideoException of kind INPUT if the connection is lost, silent for too long, or cancelled
     */
    public boolean read(Picture picture, PacketList packets) throws VideoException {
        throw new UnsupportedOperationException();
    }

    /** {@link System#nanoTime} at the arrival of the last packet of the picture read last. */
    public long arrivedNanos() {
        throw new UnsupportedOperationException();
    }

    /** What was asked for and is not so, a line each. */
    public List<String> remarks() {
        throw new UnsupportedOperationException();
    }

    /** STUB. */
    public LiveStreams streams() {
        throw new UnsupportedOperationException();
    }

    /** The container, for a recording that mirrors its streams. */
    MediaInput input() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
