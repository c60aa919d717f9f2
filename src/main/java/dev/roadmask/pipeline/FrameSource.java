package dev.roadmask.pipeline;

import dev.roadmask.video.Damage;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;

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

    /** Frames that did not decode, or not whole, so far. */
    long damagedFrames();

    /** The same with what else is known of them: when, and whether the end is missing. */
    default Damage damage() {
        return Damage.of(damagedFrames());
    }

    /** Frames left out on purpose, because nobody was ready for them; a file drops none. */
    default long droppedFrames() {
        return 0;
    }

    /** A file; the reader is borrowed. */
    static FrameSource of(VideoReader reader) {
        return new FileSource(reader);
    }
}
