package dev.roadmask.live;

import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.LiveStreams;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Records a preview: the painted pictures and the sound that belongs to them, in files one after the other. It is
 * switched on and off while frames pass. Each stretch of the source, which has pictures of one size and sound of one kind,
 * goes into files of its own, by a sink of its own ({@link #over}).
 *
 * <p>Any thread may switch and ask. The listener is called by the threads of the pipeline.
 */
public final class Recorder {
    private final RecordingPlan plan;
    private final Listener listener;
    private final Set<String> remarks = new HashSet<>();
    private volatile boolean wanted;
    private volatile Path file;
    private volatile double seconds;
    private volatile long frames;

    /** Told what becomes of a recording. */
    public interface Listener {
        /** A file has been completed and has its name. */
        void finished(Path file, double seconds, long frames);

        /** Something could not be recorded as it is, in one line; each is told once. */
        void remark(String line);

        /** The recording has come to an end that nobody wanted; why and what is left of it, in one line. */
        void failed(String line);
    }

    /** A recorder that is switched off. */
    public Recorder(RecordingPlan plan, Listener listener) {
        this.plan = plan;
        this.listener = listener;
    }

    /** Switches on or off, from the next frame on. */
    public void setWanted(boolean on) {
        wanted = on;
    }

    /** Whether it is switched on: what fails switches itself off. */
    public boolean isWanted() {
        return wanted;
    }

    /** What is being recorded, if anything is. */
    public Optional<LiveStatus.Recording> recording() {
        Path growing = file;
        return growing == null ? Optional.empty() : Optional.of(new LiveStatus.Recording(growing, seconds));
    }

    /** Frames recorded so far, in all files. */
    public long frames() {
        return frames;
    }

    /**
     * A sink for one stretch of the source; the pipeline finishes it, and with it its files.
     *
     * @param streams borrowed; to be closed after the run
     */
    public Sink over(LiveStreams streams) {
        return new StretchRecording(this, streams);
    }

    RecordingPlan plan() {
        return plan;
    }

    /** A frame has been written. */
    void wrote(Segment segment) {
        frames++; // by one thread at a time: stretches follow each other
        seconds = segment.seconds();
        file = segment.file();
    }

    /** Nothing grows any more. */
    void paused() {
        file = null;
    }

    void finished(Segment segment) {
        listener.finished(segment.file(), segment.seconds(), segment.frames());
    }

    void remark(String line) {
        if (remarks.add(line)) {
            listener.remark(line);
        }
    }

    void failed(String line) {
        wanted = false;
        listener.failed(line);
    }
}
