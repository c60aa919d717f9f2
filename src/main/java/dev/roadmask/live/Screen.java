package dev.roadmask.live;

import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The newest painted picture, for any number of viewers at their own pace. The pipeline hangs up a copy and goes on; it
 * never waits for a viewer, and without viewers it doesn't even copy. A viewer borrows a picture as long as it likes, and
 * then takes the newest, whatever came in between.
 *
 * <p>{@link #show} belongs to the pipeline's thread, everything else to any. The pictures are used again and again: one is
 * hanging, one is being painted over, and each viewer has one in hand.
 */
public final class Screen implements AutoCloseable {
    private final LongConsumer latencyNanos;
    private final Runnable unseen;
    private final List<Shot> pool = new ArrayList<>();
    private Shot newest;
    private long shown;
    private int viewers;
    private boolean closed;

    /**
     * @param latencyNanos told once a picture how long it took from its arrival to being shown
     * @param unseen told of each picture that gave way to a newer one before any viewer took it
     */
    public Screen(LongConsumer latencyNanos, Runnable unseen) {
        this.latencyNanos = latencyNanos;
        this.unseen = unseen;
    }

    /** Somebody who looks; to be closed when he looks away. One thread. */
    public final class Viewer implements AutoCloseable {
        private long seen;
        private boolean gone;

        private Viewer() {}

        /**
         * Waits for a picture newer than the last that this viewer took.
         *
         * @param timeoutMillis how long at most
         * @return the picture, to be closed by the caller; empty when time is up or the screen is closed
         * @throws InterruptedException if the thread is interrupted while it waits
         */
        public Optional<Shot> await(long timeoutMillis) throws InterruptedException {
            long deadline = System.nanoTime() + timeoutMillis * 1_000_000;
            synchronized (Screen.this) {
                while (!closed && (newest == null || newest.number() <= seen)) {
                    long left = (deadline - System.nanoTime()) / 1_000_000;
                    if (left <= 0) {
                        return Optional.empty();
                    }
                    Screen.this.wait(left);
                }
                return closed ? Optional.empty() : Optional.of(take());
            }
        }

        /** The newest picture, seen or not, to be closed by the caller; empty when there is none yet. */
        public Optional<Shot> newest() {
            synchronized (Screen.this) {
                return closed || newest == null ? Optional.empty() : Optional.of(take());
            }
        }

        private Shot take() {
            seen = newest.number();
            newest.take();
            return newest;
        }

        @Override
        public void close() {
            synchronized (Screen.this) {
                viewers -= gone ? 0 : 1;
                gone = true;
            }
        }
    }

    /** Begins to look; what was shown before counts as seen, unless it is still the newest. */
    public synchronized Viewer attach() {
        viewers++;
        return new Viewer();
    }

    /**
     * Hangs up a copy of a painted picture.
     *
     * @param painted borrowed for the call
     * @param video how the picture is to be shown: its rotation and the shape of its pixels
     * @param arrivedNanos {@link System#nanoTime} at the arrival of its last packet
     */
    public void show(Picture painted, VideoDescription video, long arrivedNanos) {
        Shot shot = freeShot(painted);
        if (shot == null) {
            latencyNanos.accept(System.nanoTime() - arrivedNanos);
            return;
        }
        shot.expose(painted, video, arrivedNanos);
        hangUp(shot);
    }

    private synchronized void hangUp(Shot shot) {
        if (closed) {
            release(shot);
            return;
        }
        takeDown();
        shown++;
        shot.number(shown);
        newest = shot;
        notifyAll();
    }

    /** A picture that nobody has in hand, of the right kind; null when nobody looks. */
    private synchronized Shot freeShot(Picture like) {
        if (closed || viewers == 0) {
            takeDown();
            return null;
        }
        dropUnlike(like);
        for (Shot shot : pool) {
            if (shot.isFree()) {
                shot.borrow();
                return shot;
            }
        }
        Shot another = new Shot(this, Picture.allocateLike(like), latencyNanos);
        another.borrow();
        pool.add(another);
        return another;
    }

    /** No more pictures come. */
    synchronized void end() {
        takeDown();
    }

    /** What hangs there is not the newest any more: whoever comes later must not take it for that. */
    private void takeDown() {
        if (newest != null) {
            if (!newest.isTaken()) {
                unseen.run();
            }
            release(newest);
            newest = null;
        }
    }

    /** Pictures of another size or format go; those in hand when they come back. */
    private void dropUnlike(Picture like) {
        pool.removeIf(shot -> {
            boolean drop = shot.isFree() && !shot.picture().hasShapeOf(like);
            if (drop) {
                shot.picture().close();
            }
            return drop;
        });
    }

    /** Takes back a picture. */
    synchronized void release(Shot shot) {
        shot.giveBack();
        if (closed && shot.isFree()) {
            shot.picture().close();
        }
    }

    /** Ends all waiting. Pictures in hand stay valid until they are closed. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (newest != null) {
                newest.giveBack();
                newest = null;
            }
            pool.stream().filter(Shot::isFree).forEach(shot -> shot.picture().close());
            notifyAll();
        }
    }
}
