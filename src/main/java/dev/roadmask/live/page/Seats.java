package dev.roadmask.live.page;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Room for so many who are sent pictures at a time. Whoever doesn't take what he is sent for too long loses his seat: his
 * thread is interrupted, which closes the connection that it writes to.
 */
final class Seats implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;

    private final int number;
    private final long patienceNanos;
    private final Set<Seat> taken = new HashSet<>();
    private final Thread watch;
    private boolean closed;

    Seats(int number, long patienceNanos) {
        this.number = number;
        this.patienceNanos = patienceNanos;
        watch = new Thread(this::watch, "roadmask-page-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** A seat of the calling thread. */
    final class Seat implements AutoCloseable {
        private final Thread thread = Thread.currentThread();
        private boolean sending;
        private long sinceNanos;

        private Seat() {}

        /** Begins to send something. */
        void sending() {
            synchronized (Seats.this) {
                sending = true;
                sinceNanos = System.nanoTime();
            }
        }

        /** It is sent. */
        void sent() {
            synchronized (Seats.this) {
                sending = false;
            }
        }

        /** Leaves; no interruption comes after that. */
        @Override
        public void close() {
            synchronized (Seats.this) {
                taken.remove(this);
                Thread.interrupted();
            }
        }
    }

    /** A seat, to be closed by the calling thread; empty when there is none free. */
    synchronized Optional<Seat> take() {
        if (closed || taken.size() >= number) {
            return Optional.empty();
        }
        Seat seat = new Seat();
        taken.add(seat);
        return Optional.of(seat);
    }

    /** How many are taken. */
    synchronized int taken() {
        return taken.size();
    }

    private synchronized void watch() {
        try {
            while (!closed) {
                wait(LOOK_MILLIS);
                long now = System.nanoTime();
                for (Seat seat : taken) {
                    if (closed || seat.sending && now - seat.sinceNanos > patienceNanos) {
                        seat.thread.interrupt();
                    }
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it but the end of the program.
        }
    }

    /** Takes the seats away. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        taken.forEach(seat -> seat.thread.interrupt());
    }
}
