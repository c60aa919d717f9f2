package dev.roadmask.training;

import java.util.Objects;

/** Training that can't begin or go on: one line with what, where and what to do. */
public final class TrainingException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is at fault, for whoever picks the exit code. */
    public enum Kind {
        /** A checkpoint that is missing, damaged, of another version or of another network. */
        CHECKPOINT,
        /** The run itself: the loss is no number, the folder can't be written. */
        RUN
    }

    private final Kind kind;

    /** Without a cause. */
    public TrainingException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** With the cause, which {@code --verbose} shows; may be null. */
    public TrainingException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** What is at fault. */
    public Kind kind() {
        return kind;
    }
}
