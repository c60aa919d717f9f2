package dev.roadmask.video;

import java.nio.file.Path;
import java.util.List;

/** Encodes pictures and copies packets into FILE.part, and renames it to FILE when finished. One thread at a time. */
public final class VideoWriter implements AutoCloseable {
    private VideoWriter() {}

    /** An output that mirrors a reader: its video encoded again, its other streams copied. */
    public static VideoWriter create(Path file, VideoReader source, EncoderOptions options) throws VideoException {
        throw new UnsupportedOperationException();
    }

    /** An output from nothing. */
    public static VideoWriter create(Path file, NewVideo video, EncoderOptions options) throws VideoException {
        throw new UnsupportedOperationException();
    }

    /** FFmpeg's name of the encoder that opened. */
    public String encoder() {
        throw new UnsupportedOperationException();
    }

    /** The pixel format that {@link #write} wants. */
    public String pixelFormat() {
        throw new UnsupportedOperationException();
    }

    /** A picture of the size, format and colour tags that {@link #write} wants; the caller owns it. */
    public Picture allocatePicture() {
        throw new UnsupportedOperationException();
    }

    /** Unit of the timestamps given to {@link #write}. */
    public TimeBase timeBase() {
        throw new UnsupportedOperationException();
    }

    /** What could not be kept, a line each; may grow until the end. */
    public List<String> warnings() {
        throw new UnsupportedOperationException();
    }

    /** The file while it grows. */
    public Path part() {
        throw new UnsupportedOperationException();
    }

    /** Encodes one picture and copies the packets read before it, which the list then no longer holds. */
    public void write(Picture picture, long timestamp, long duration, PacketList packets) throws VideoException {
        throw new UnsupportedOperationException();
    }

    /** Writes the remaining packets, flushes, ends the file and renames it. */
    public void finish(PacketList rest) throws VideoException {
        throw new UnsupportedOperationException();
    }

    /** After a failure: ends FILE.part so that it plays and holds every frame written; no rename. */
    public void keepPart() throws VideoException {
        throw new UnsupportedOperationException();
    }

    /** Frames taken by {@link #write} so far. */
    public long framesWritten() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
