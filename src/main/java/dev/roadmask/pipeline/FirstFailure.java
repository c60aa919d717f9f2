package dev.roadmask.pipeline;

import java.util.Optional;

/**
 * The failure that ends a run: of all that are recorded, the one at the lowest frame. Handlers overtake each other, so
 * the first in time may not be the first on the film; only the latter makes what was written a prefix.
 *
 * <p>Any thread may record and ask at any time.
 */
final class FirstFailure {
    private volatile PipelineException failure;

    /** Records a failure at a frame. */
    synchronized void record(String stage, long frame, Throwable cause) {
        if (failure == null || frame < failure.frame()) {
            failure = new PipelineException(stage, frame, cause);
        }
    }

    /** Whether a frame is at or behind the failure, so that it is to go no further. */
    boolean stops(long frame) {
        PipelineException known = failure;
        return known != null && known.frame() <= frame;
    }

    /** The failure, if there was one. */
    Optional<PipelineException> get() {
        return Optional.ofNullable(failure);
    }

    boolean isPresent() {
        return failure != null;
    }
}
