package dev.roadmask.video;

/** Ends whatever waits on its account, at once and for good. Any thread may call all of it at any time. */
public final class Cancellation {
    private boolean cancelled;

    /** One that is not cancelled yet. */
    public Cancellation() {}

    /** Ends the waiting. */
    public synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    /** Whether {@link #cancel} has been called. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }
}
