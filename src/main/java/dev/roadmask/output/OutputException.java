package dev.roadmask.output;

import java.util.Objects;

/** An output cannot be written; the message says which, why, and what to do. */
public final class OutputException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** It is there already, or its part is. */
        EXISTS,
        /** It cannot be written: no permission, no room, no folder. */
        UNWRITABLE
    }

    private final Kind kind;

    /** An exception with its cause. */
    public OutputException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }
}
