package dev.roadmask.cli;

import dev.roadmask.pipeline.PipelineException;
import java.nio.file.Path;
import java.util.List;

/** A run that failed midway and left parts. The cause tells what happened, and the exit code. */
final class CutShortException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param parts what it left
     * @param resumable whether {@code --resume} can continue it
     */
    CutShortException(PipelineException cause, List<Path> parts, boolean resumable) {
        super(
                "%s. What was done until then is in %s; %s"
                        .formatted(cause.getMessage(), words(parts), resumable ? GOES_ON : BEGINS_AGAIN),
                cause);
    }

    /** What to do about a run that can be continued. */
    static final String GOES_ON = "the same command with --resume goes on";
    /** What to do about one that cannot. */
    static final String BEGINS_AGAIN = "with --overwrite it begins again";

    /** One after the other, in a sentence. */
    static String words(List<Path> parts) {
        return String.join(", ", parts.stream().map(Path::toString).toList());
    }

    @Override
    public synchronized PipelineException getCause() {
        return (PipelineException) super.getCause();
    }
}
