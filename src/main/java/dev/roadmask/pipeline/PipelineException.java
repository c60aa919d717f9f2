package dev.roadmask.pipeline;

/**
 * A run that came to an early end. The message is one line: what went wrong, in which stage, at which frame. The cause is
 * the stage's own exception. Exactly the frames before {@link #frame} were written, and kept.
 */
public final class PipelineException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String stage;
    private final long frame;

    PipelineException(String stage, long frame, Throwable cause) {
        super(reason(cause) + " (stage " + stage + ", frame " + frame + ")", cause);
        this.stage = stage;
        this.frame = frame;
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** Name of the stage that failed: {@code decode}, a {@link Stage#name}. */
    public String stage() {
        return stage;
    }

    /** Index from 0 of the frame it failed at, which is the number of frames that were written. */
    public long frame() {
        return frame;
    }
}
