package dev.roadmask.video;

import java.util.Objects;

/** A video that cannot be read or written: what, where and a hint, in one line fit for a terminal. */
public final class VideoException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is; a program picks its exit code by it. */
    public enum Kind {
        /** The input is missing, unreadable, not a video, or nothing in it decodes. */
        INPUT,
        /** The output cannot be written: folder, permission, container, disk full. */
        OUTPUT,
        /** The output exists already and may not be overwritten. */
        EXISTS,
        /** The encoder is unknown, missing from this build, or does not open here. */
        ENCODER
    }

    private final Kind kind;
    private final boolean lasting;
    private final boolean over;

    /** An exception with a one-line message. */
    public VideoException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** An exception with a one-line message and what caused it, which may be null. */
    public VideoException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.lasting = false;
        this.over = false;
    }

    private VideoException(Kind kind, String message, boolean lasting, boolean over) {
        super(message);
        this.kind = kind;
        this.lasting = lasting;
        this.over = over;
    }

    /** One of kind INPUT that trying again will not mend: a wrong password, no video in it. */
    static VideoException lasting(String message) {
        return new VideoException(Kind.INPUT, message, true, false);
    }

    /** One of kind INPUT of a source that has ended for good, whatever it was before. */
    static VideoException over(String message) {
        return new VideoException(Kind.INPUT, message, true, true);
    }

    /** Whether it is known that trying again will not help, as a lost connection may be made again. */
    public boolean isLasting() {
        return lasting;
    }

    /** Whether the source has ended for good, as only standard input can: not even what was there once comes back. */
    public boolean isOver() {
        return over;
    }

    /** Whose fault it is. */
    public Kind kind() {
        return kind;
    }
}
