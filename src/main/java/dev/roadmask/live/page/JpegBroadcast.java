package dev.roadmask.live.page;

import dev.roadmask.live.Preview;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The newest picture as a JPEG for any number of requests, encoded once for all of them, and only while somebody waits
 * for one. Those who don't come in time get a later one. The buffers go round: one is the newest, one is being filled, and
 * each request has one in hand.
 *
 * <p>{@link #await} is for any thread; the encoder's is {@link JpegMaker}'s.
 */
final class JpegBroadcast implements AutoCloseable {
    private static final long LINGER_NANOS = 2_000_000_000L;
    /** For so long the newest picture is taken for the screen's newest without another look at the screen. */
    private static final long FRESH_NANOS = 300_000_000L;

    private static final long ASTRAY_NANOS = 2_000_000_000L;

    private final List<Jpeg> pool = new ArrayList<>();
    private final Thread maker;
    private Jpeg newest;
    private long checkedNanos;
    private int waiting;
    private long encoded;
    // Begins at the clock, so that a page that outlives the program doesn't take another's picture for one that it has.
    private long number = System.currentTimeMillis();
    private boolean closed;

    JpegBroadcast(Preview preview, int quality) {
        maker = new Thread(new JpegMaker(this, preview, quality), "roadmask-page-encoder");
        maker.setDaemon(true);
        maker.start();
    }

    /**
     * Waits for another picture than one seen before.
     *
     * @param seen number of the picture that the caller has; any other for none
     * @return the picture, to be closed by the caller; empty when time is up or all is closed
     */
    synchronized Optional<Jpeg> await(long seen, long timeoutMillis) throws InterruptedException {
        long deadline = System.nanoTime() + timeoutMillis * 1_000_000;
        waiting++;
        notifyAll();
        try {
            while (!closed && !hasFor(seen)) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return Optional.empty();
                }
                wait(left);
            }
        } finally {
            waiting--;
        }
        if (closed) {
            return Optional.empty();
        }
        newest.borrow();
        return Optional.of(newest);
    }

    private boolean hasFor(long seen) {
        return newest != null && newest.number() != seen && System.nanoTime() - checkedNanos < FRESH_NANOS;
    }

    /** Whether the encoder keeps up with the screen: who has the newest picture has what is on the screen. */
    synchronized boolean isCurrent() {
        return newest != null && System.nanoTime() - checkedNanos < ASTRAY_NANOS;
    }

    /** Pictures encoded so far. */
    synchronized long encoded() {
        return encoded;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Blocks the encoder until somebody waits for a picture; false when all is closed. */
    synchronized boolean awaitDemand() throws InterruptedException {
        while (!closed && waiting == 0) {
            wait();
        }
        return !closed;
    }

    /** The same for a while, since a viewer comes again and again; false when nobody has come. */
    synchronized boolean isWanted() throws InterruptedException {
        long deadline = System.nanoTime() + LINGER_NANOS;
        while (!closed && waiting == 0) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return !closed;
    }

    /** Puts up another picture. */
    void publish(ByteBuffer bytes, boolean greyed) {
        Jpeg jpeg = free();
        jpeg.fill(bytes, ++number, greyed);
        synchronized (this) {
            encoded++;
            dropNewest();
            newest = jpeg;
            confirm();
        }
    }

    /** The newest picture is still the screen's newest. */
    synchronized void confirm() {
        checkedNanos = System.nanoTime();
        notifyAll();
    }

    /** Takes down the newest picture: from now on it ages. */
    synchronized void dropNewest() {
        if (newest != null) {
            newest.giveBack();
            newest = null;
        }
    }

    /** A buffer that nobody has, taken for the newest picture's place. */
    private synchronized Jpeg free() {
        for (Jpeg jpeg : pool) {
            if (jpeg.borrowers() == 0) {
                jpeg.borrow();
                return jpeg;
            }
        }
        Jpeg another = new Jpeg(this);
        another.borrow();
        pool.add(another);
        return another;
    }

    synchronized void release(Jpeg jpeg) {
        jpeg.giveBack();
    }

    /** Waits in the encoder's name, for at most so long, unless all is closed. */
    synchronized void pause(long millis) throws InterruptedException {
        if (!closed) {
            wait(millis);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        maker.interrupt();
        try {
            maker.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
