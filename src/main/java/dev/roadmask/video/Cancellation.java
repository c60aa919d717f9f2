package dev.roadmask.video;

import java.time.Duration;

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

    /**
     * Waits for {@link #cancel}.
     *
     * @return whether it has been called; false when the time was up
     */
    public synchronized boolean await(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        try {
            for (long left = time.toMillis();
                    !cancelled && left > 0;
                    left = (deadline - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
        return cancelled;
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
