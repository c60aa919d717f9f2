package dev.roadmask.cli;

import dev.roadmask.pipeline.PipelineException;
import java.nio.file.Path;

/** A run that failed midway and left a part that can be continued. The cause tells what happened, and the exit code. */
final class CutShortException extends Exception {
    private static final long serialVersionUID = 1L;

    CutShortException(PipelineException cause, Path part) {
        super(
                "%s. What was done until then is in %s; the same command with --resume goes on"
                        .formatted(cause.getMessage(), part),
                cause);
    }

    @Override
    public synchronized PipelineException getCause() {
        return (PipelineException) super.getCause();
    }
}
