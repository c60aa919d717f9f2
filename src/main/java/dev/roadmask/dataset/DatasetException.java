package dev.roadmask.dataset;

/** A data set that can't be used: one line with what, where and what to do. */
public final class DatasetException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Without a cause. */
    public DatasetException(String message) {
        super(message);
    }

    /** With the cause, which {@code --verbose} shows. */
    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
