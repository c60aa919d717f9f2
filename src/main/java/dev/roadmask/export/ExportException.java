package dev.roadmask.export;

/** An export that failed: one line with what, where and what to do. */
public final class ExportException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Without a cause. */
    public ExportException(String message) {
        super(message);
    }

    /** With the cause, which {@code --verbose} shows. */
    public ExportException(String message, Throwable cause) {
        super(message, cause);
    }
}
