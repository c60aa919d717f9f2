package dev.roadmask.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM during a piece of work into a call that ends it early, and lets the JVM wait until it has
 * ended. The JVM's exit code then is the signal's (130 for Ctrl-C).
 */
final class Interruption implements AutoCloseable {
    /** A frame and a trailer take milliseconds; a disk that hangs must not keep the process for ever. */
    private static final long GRACE_SECONDS = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Runnable cancel) {
        hook = new Thread(
                () -> {
                    cancel.run();
                    awaitEnd();
                },
                "roadmask-interruption");
    }

    static Interruption calls(Runnable cancel) {
        Interruption interruption = new Interruption(cancel);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void awaitEnd() {
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
