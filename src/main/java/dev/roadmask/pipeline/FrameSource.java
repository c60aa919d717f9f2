package dev.roadmask.pipeline;

import dev.roadmask.video.Damage;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoSource;

/** Where frames come from: a file, a camera. Called by the thread that runs the pipeline. */
public interface FrameSource {
    /** What it is, for people: a file's path. */
    String name();

    /** Size, rotation, time base and rate of the pictures. */
    VideoDescription description();

    /**
     * Reads the next frame.
     *
     * @param picture receives the frame, by reference, with its timestamp and duration
     * @param packets receives the packets of other streams read since the frame before
     * @return false at the end; {@code packets} then holds the rest
     */
    boolean read(Picture picture, PacketList packets) throws VideoException;

    /** Frames that did not decode, or not whole, so far: how many, when, and whether the end is missing. */
    Damage damage();

    /**
     * {@link System#nanoTime} at the arrival of the last packet of the frame read last; a source that isn't live calls it
     * arrived when it is asked for.
     */
    default long arrivedNanos() {
        return System.nanoTime();
    }

    /** Frames left out on purpose, because nobody was ready for them; a file drops none. */
    default long droppedFrames() {
        return 0;
    }

    /** A file, or joined clips; the reader is borrowed. */
    static FrameSource of(VideoSource reader) {
        return new FileSource(reader);
    }
}
