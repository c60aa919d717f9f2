package dev.roadmask.live;

import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import java.util.Optional;

/**
 * Room for one picture between the reader's thread and the pipeline's, so that nothing ages in a queue. The packets of
 * the other streams are kept whatever happens to the pictures.
 *
 * <p>The reader begins a {@link Stretch}, puts pictures and ends it; the pipeline's thread waits for a stretch and takes its
 * pictures until there are no more. A stretch that nobody took is closed here.
 */
final class Mailbox implements AutoCloseable {
    /** Sound of minutes while nobody takes pictures; beyond that, somebody has forgotten us. */
    private static final int MOST_PACKETS = 20_000;

    private final DropPolicy policy;
    private final LiveFigures figures;
    private final Picture held = Picture.empty();
    private final PacketList packets = PacketList.create();
    private Stretch stretch;
    private boolean taken;
    private boolean full;
    private boolean ended;
    private boolean closed;
    private long arrivedNanos;

    Mailbox(DropPolicy policy, LiveFigures figures) {
        this.policy = policy;
        this.figures = figures;
    }

    /** The reader begins a stretch, which belongs to the mailbox until the pipeline's thread takes it. */
    synchronized void begin(Stretch next) {
        end();
        makeRoom(DropReason.CUT);
        if (closed) {
            // Perhaps freed as well, when a reader that hung in the operating system comes back.
            next.close();
            return;
        }
        packets.clear();
        closeUntaken();
        stretch = next;
        taken = false;
        ended = false;
    }

    /** The reader puts a picture of its stretch, with the packets read since the one before; both are empty afterwards. */
    synchronized void put(Picture picture, PacketList others, long arrival) {
        makeRoom(DropReason.BUSY);
        if (closed) {
            return;
        }
        if (packets.size() > MOST_PACKETS) {
            packets.clear();
        }
        held.moveFrom(picture);
        packets.moveFrom(others);
        arrivedNanos = arrival;
        full = true;
        notifyAll();
    }

    /** The reader has lost the source, or its pictures change: what is held is the last of its stretch. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Waits for the first picture of a stretch that nobody has taken yet, whose owner the caller becomes; empty at the end. */
    synchronized Optional<Stretch> next() throws InterruptedException {
        while (!closed && (taken || stretch == null || !full)) {
            wait();
        }
        if (closed) {
            return Optional.empty();
        }
        taken = true;
        return Optional.of(stretch);
    }

    /** Waits for a picture of a stretch; false when it has no more, with the packets that came after the last. */
    synchronized boolean take(Stretch of, Picture picture, PacketList others) throws InterruptedException {
        while (!closed && stretch == of && !full && !ended) {
            wait();
        }
        if (stretch != of) {
            return false;
        }
        others.moveFrom(packets);
        if (closed || !full) {
            return false;
        }
        picture.moveFrom(held);
        full = false;
        notifyAll();
        return true;
    }

    /** When the picture taken last had come. */
    synchronized long arrivedNanos() {
        return arrivedNanos;
    }

    /** Waits until what is held has been taken. */
    private void awaitTaken() {
        try {
            while (full && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeRoom(DropReason reason) {
        if (policy == DropPolicy.NONE) {
            awaitTaken();
        }
        dropHeld(reason);
    }

    private void dropHeld(DropReason reason) {
        if (full) {
            full = false;
            held.release();
            figures.dropped(reason);
        }
    }

    private void closeUntaken() {
        if (stretch != null && !taken) {
            stretch.close();
            stretch = null;
        }
    }

    /** The reader is through: once what it left has been taken, {@link #next} says so. */
    synchronized void finish() {
        ended = true;
        awaitTaken();
        shut();
    }

    /** Ends all waiting; what is held is dropped. */
    synchronized void shut() {
        closed = true;
        dropHeld(DropReason.CUT);
        notifyAll();
    }

    /** Frees everything; both threads are through. */
    @Override
    public synchronized void close() {
        shut();
        closeUntaken();
        held.close();
        packets.close();
    }
}
