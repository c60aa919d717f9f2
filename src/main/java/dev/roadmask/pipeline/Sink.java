package dev.roadmask.pipeline;

import dev.roadmask.video.PacketList;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A stage at the end of the way that leaves something behind. Exactly one of {@link #finish} and {@link #keep} is
 * called, once, on the thread that runs the pipeline, when no frame is under way any more.
 */
public interface Sink extends Stage {
    /**
     * All frames have arrived: completes what was written.
     *
     * @param rest packets read after the last frame; borrowed, and only one sink may take them
     */
    void finish(PacketList rest) throws Exception;

    /** A failure or a cancellation cut the run short: keeps what was written, in a usable state. */
    void keep() throws Exception;

    /** What it leaves behind, for the report. */
    default Optional<Path> output() {
        return Optional.empty();
    }

    /** FFmpeg's name of the video encoder it uses, for the report. */
    default Optional<String> encoder() {
        return Optional.empty();
    }
}
