package dev.roadmask.live;

import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.video.LiveStreams;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.PictureConverter;
import dev.roadmask.video.TimeBase;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoWriter;
import dev.roadmask.video.WaitingPackets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One file of a recording, from the time of its first picture to that of the next file's first. One thread. */
final class Segment implements AutoCloseable {
    /** Sound that comes so much film after its picture still finds its file open. */
    private static final double LATEST_SOUND_SECONDS = 2;

    private static final TimeBase MILLISECOND = new TimeBase(1, 1_000);

    private final Path file;
    private final VideoWriter writer;
    private final TimeBase unit;
    private final long begin;
    private final long full;
    private final PacketList packets = PacketList.create();
    private final PacketList none = PacketList.create();
    private final PictureConverter converter = PictureConverter.create();
    private Picture converted;
    private long end = Long.MAX_VALUE;
    private long lastEnd;
    private long frames;

    private Segment(Path file, VideoWriter writer, TimeBase unit, long begin, Optional<Duration> length) {
        this.file = file;
        this.writer = writer;
        this.unit = unit;
        this.begin = begin;
        full = length.map(d -> begin + MILLISECOND.rescale(d.toMillis(), unit)).orElse(Long.MAX_VALUE);
    }

    /** Begins a file with the picture of a time; the caller closes it. */
    static Segment begin(RecordingPlan plan, LiveStreams streams, WaitingPackets waiting, long timestamp)
            throws VideoException {
        TimeBase unit = streams.description().timeBase();
        Path file = plan.reserve(unit.wallClock(timestamp));
        try {
            VideoWriter writer = VideoWriter.segment(file, streams, waiting, timestamp, plan.options());
            return new Segment(file, writer, unit, timestamp, plan.segment());
        } catch (VideoException | RuntimeException failure) {
            RecordingPlan.release(file);
            throw failure;
        }
    }

    Path file() {
        return file;
    }

    VideoWriter writer() {
        return writer;
    }

    /** Length of film so far. */
    double seconds() {
        return frames == 0 ? 0 : unit.seconds(lastEnd - begin);
    }

    /** Frames in it so far. */
    long frames() {
        return frames;
    }

    /** Whether the file is long enough, so that the picture of a time belongs into the next. */
    boolean isFull(long timestamp) {
        return timestamp >= full;
    }

    /** Takes no picture of this time or later any more; sound that is late still comes. */
    void endAt(long timestamp) {
        end = timestamp;
    }

    /** Whether no sound of its time is to be expected any more. */
    boolean isComplete(long now) {
        return end != Long.MAX_VALUE && unit.seconds(now - end) >= LATEST_SOUND_SECONDS;
    }

    /** Takes the packets of its time that have come, as far as it is clear that they are of its time. */
    void takePackets(WaitingPackets waiting, long now) throws VideoException {
        waiting.dropBefore(begin);
        waiting.moveBefore(Math.min(now, end), packets);
        writer.write(packets);
    }

    /** Encodes a picture. */
    void take(FrameSlot frame) throws VideoException {
        writer.write(fit(frame.painted()), frame.timestamp(), frame.duration(), none);
        frames++;
        lastEnd = frame.timestamp() + Math.max(0, frame.duration());
    }

    /** The few encoders that take another format than we paint on get a conversion. */
    private Picture fit(Picture painted) throws VideoException {
        if (converted == null && painted.pixelFormat().equals(writer.pixelFormat())) {
            return painted;
        }
        converted = converted == null ? writer.allocatePicture() : converted;
        converter.convert(painted, converted);
        return converted;
    }

    /** Ends the file and gives it its name. */
    void finish() throws VideoException {
        writer.finish(none);
    }

    /** After a failure: what was written stays as the part, and plays. */
    void keep(Throwable failure) {
        try {
            if (frames > 0) {
                writer.keepPart();
            }
        } catch (VideoException | RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    @Override
    public void close() {
        writer.close();
        packets.close();
        none.close();
        converter.close();
        if (converted != null) {
            converted.close();
        }
    }
}
