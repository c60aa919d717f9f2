package dev.roadmask.live.window;

/** There can be no window here; the message says why in a few words. */
public final class NoWindowException extends Exception {
    private static final long serialVersionUID = 1L;

    /** An exception with its reason. */
    public NoWindowException(String reason) {
        super(reason);
    }

    /** An exception with its reason and what caused it. */
    public NoWindowException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
