package dev.roadmask.training;

/** Training that can't begin or go on: one line with what, where and what to do. */
public final class TrainingException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Without a cause. */
    public TrainingException(String message) {
        super(message);
    }

    /** With the cause, which {@code --verbose} shows. */
    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
