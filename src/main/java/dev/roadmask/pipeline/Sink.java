package dev.roadmask.pipeline;

import dev.roadmask.video.PacketList;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A stage at the end of the way that leaves something behind. When no frame is under way any more,
 * the thread that runs the pipeline calls {@link #finish} of all sinks and then {@link #publish} of all, or, where the run
 * or one of these failed, {@link #keep} of all.
 */
public interface Sink extends Stage {
    /**
     * All frames have arrived: completes what was written, under the name that it grew under.
     *
     * @param rest packets read after the last frame; borrowed, and only one sink may take them
     */
    void finish(PacketList rest) throws Exception;

    /** All sinks are complete: gives what was written its final name. */
    default void publish() throws Exception {}

    /**
     * A failure or a cancellation cut the run short: keeps what was written, in a usable state. May come after {@link #finish}.
     */
    void keep() throws Exception;

    /** Whether it reads the regions' mean probability, which costs some time to sum up. */
    default boolean readsMeanProbability() {
        return false;
    }

    /** Whether it reads {@link FrameSlot#decoded}, which is let go early otherwise. */
    default boolean readsPicture() {
        return false;
    }

    /** What it leaves behind, for the report. */
    default Optional<Path> output() {
        return Optional.empty();
    }

    /** FFmpeg's name of the video encoder it uses, for the report. */
    default Optional<String> encoder() {
        return Optional.empty();
    }
}
