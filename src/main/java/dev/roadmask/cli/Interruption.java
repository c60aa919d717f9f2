package dev.roadmask.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM during a piece of work into a call that ends it early, and lets the JVM wait until the last
 * word about it is said, which is when this is closed. The JVM's exit code then is the signal's (130 for Ctrl-C).
 */
final class Interruption implements AutoCloseable {
    /** A frame and a trailer take milliseconds; a disk that hangs must not keep the process for ever. */
    private static final long GRACE_SECONDS = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "roadmask-interruption");
    private Runnable cancel = () -> {};
    private boolean requested;

    private Interruption() {}

    /** Begins to listen. */
    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** What ends the work that begins now; called at once if the signal has come already. */
    synchronized void calls(Runnable cancelWork) {
        cancel = cancelWork;
        if (requested) {
            cancel.run();
        }
    }

    /** Whether the signal has come: then nothing new is to be begun. */
    synchronized boolean requested() {
        return requested;
    }

    private void interrupt() {
        synchronized (this) {
            requested = true;
            cancel.run();
        }
        try {
            ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is what ended the work; it has just been released.
        }
    }
}
