package dev.roadmask.live;

import dev.roadmask.video.LiveStreams;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;

/** An open source. Belongs to the {@link Feed}'s thread. */
interface Connection extends AutoCloseable {
    /** The pictures as they come now; changes when the source changes their size or format. */
    VideoDescription description();

    /** The source's streams as they are now, for recording; the caller closes them. */
    LiveStreams streams();

    /**
     * Waits for the next picture.
     *
     * @return false at a real end: of a file, of standard input
     * @throws VideoException if the connection is lost or silent
     */
    boolean read(Picture picture, PacketList packets) throws VideoException;

    /** {@link System#nanoTime} at the arrival of the last packet of the picture read last. */
    long arrivedNanos();

    @Override
    void close();
}
