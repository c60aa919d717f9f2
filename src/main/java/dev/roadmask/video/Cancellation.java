package dev.roadmask.video;

/** Ends whatever waits on its account, at once and for good. Any thread may call all of it at any time. */
public final class Cancellation {
    private volatile boolean cancelled;

    /** One that is not cancelled yet. */
    public Cancellation() {}

    /** Ends the waiting. */
    public synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    /** Whether {@link #cancel} has been called. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Waits for a while; returns early only when cancelled. An interrupted thread stays marked and waits no more. */
    synchronized void await(long nanos) {
        long deadline = System.nanoTime() + nanos;
        long left = nanos;
        try {
            while (!cancelled && left > 0) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
                left = deadline - System.nanoTime();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
