package dev.roadmask.model;

import java.util.Objects;

/** A model or a device that cannot be used; the message is one line and says what, where, why and what to do. */
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is at fault, for whoever picks the exit code. */
    public enum Kind {
        /** The file is missing, unreadable, no ONNX, or not a Roadmask model of a schema we know. */
        MODEL,
        /** The asked device is not to be had on this machine. */
        DEVICE,
        /** Model and device were fine and a run failed all the same (out of memory, a lost GPU). */
        RUN
    }

    private final Kind kind;

    /** A failure that nothing else caused. */
    public ModelException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** A failure caused by another, which may be {@code null}. */
    public ModelException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** What is at fault. */
    public Kind kind() {
        return kind;
    }
}
