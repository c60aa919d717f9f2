package dev.roadmask.output;

import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.VideoException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The outputs of one pass, opened together, and after the run together complete or parts. Owns them. */
public final class Outputs implements AutoCloseable {
    private final List<Sink> sinks = new ArrayList<>();
    private final List<AutoCloseable> owned = new ArrayList<>();
    private final List<Path> paths = new ArrayList<>();

    private Outputs() {}

    /**
     * Opens all outputs of a plan, or none.
     *
     * @param plan what to write
     * @param context of which film
     * @param sidecar gets what made them
     * @throws OutputException if one is there already or cannot be written
     * @throws VideoException the same of a mask video
     */
    public static Outputs open(OutputPlan plan, OutputContext context, Path sidecar)
            throws OutputException, VideoException {
        return new Outputs();
    }

    /** For the pipeline's plan. */
    public List<Sink> sinks() {
        return List.copyOf(sinks);
    }

    /** What is not as it might be expected, a line each; known after the run. */
    public List<String> warnings() {
        return List.of();
    }

    /** Files and folders that are there after a run that succeeded. */
    public List<Path> paths() {
        return List.copyOf(paths);
    }

    /** After a run that did not succeed parts stay; empty ones are removed. */
    @Override
    public void close() {
        owned.clear();
    }
}
