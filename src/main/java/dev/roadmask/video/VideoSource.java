package dev.roadmask.video;

import java.nio.file.Path;
import java.util.List;

/**
 * What a pass reads and a {@link VideoWriter} mirrors: one file ({@link VideoReader}), or several made into one film
 * ({@link JoinedReader}). One thread.
 */
public abstract sealed class VideoSource implements AutoCloseable permits VideoReader, JoinedReader {
    VideoSource() {}

    /** What the container says; of several, the first. */
    public abstract VideoDescription description();

    /** The file that is read; of several, the first. */
    public abstract Path file();

    /** All files that are read. */
    public List<Path> files() {
        return List.of(file());
    }

    /** What it is, for people. */
    public String name() {
        return file().toString();
    }

    /**
     * Decodes the next frame into {@code picture} and appends to {@code packets} the packets of the other streams read
     * since the frame before, see {@link VideoReader#read}.
     */
    public abstract boolean read(Picture picture, PacketList packets) throws VideoException;

    /** Frames read so far. */
    public abstract long framesRead();

    /** Frames that could not be read or decoded, or not whole, so far. */
    public final long damagedFrames() {
        return damage().frames();
    }

    /** What is wrong with the source as far as it has been read; whether an end is there is known at the end. */
    public abstract Damage damage();

    /** What could not be kept as it was, a line each; may grow until the end. */
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public abstract void close();

    /** The container that a writer mirrors; of several, the first, until the first frame is read. */
    abstract MediaInput input();

    /** The chapters that reading has made so far, in the video's time base; a lone file's own are in its container. */
    List<ClipChapter> clipChapters() {
        return List.of();
    }
}
