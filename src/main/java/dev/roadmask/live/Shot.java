package dev.roadmask.live;

import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/** A painted picture on the {@link Screen}, on loan to viewers. Not to be changed; to be closed once by each borrower. */
public final class Shot implements AutoCloseable {
    private final Screen screen;
    private final Picture picture;
    private final LongConsumer latencyNanos;
    private final AtomicBoolean told = new AtomicBoolean();
    private VideoDescription video;
    private long arrivedNanos;
    private long number;
    private boolean taken;
    private int borrowers;

    /** Takes ownership of the picture. */
    Shot(Screen screen, Picture picture, LongConsumer latencyNanos) {
        this.screen = screen;
        this.picture = picture;
        this.latencyNanos = latencyNanos;
    }

    /** The picture as stored: perhaps lying on its side, perhaps with oblong pixels. Read-only. */
    public Picture picture() {
        return picture;
    }

    /** How it is to be shown: its rotation and the shape of its pixels. */
    public VideoDescription video() {
        return video;
    }

    /** Counts the pictures on the screen, from 1. */
    public long number() {
        return number;
    }

    /** Since its last packet came. */
    long ageNanos() {
        return System.nanoTime() - arrivedNanos;
    }

    /** To be called when it has been painted on a window, or is about to be encoded for a page; only the first call counts. */
    public void shown() {
        if (told.compareAndSet(false, true)) {
            latencyNanos.accept(System.nanoTime() - arrivedNanos);
        }
    }

    @Override
    public void close() {
        screen.release(this);
    }

    void expose(Picture painted, VideoDescription description, long arrived) {
        picture.copyFrom(painted);
        video = description;
        arrivedNanos = arrived;
        taken = false;
        told.set(false);
    }

    void number(long value) {
        number = value;
    }

    /** A viewer borrows it. */
    void take() {
        taken = true;
        borrow();
    }

    /** Whether any viewer has borrowed it. */
    boolean isTaken() {
        return taken;
    }

    void borrow() {
        borrowers++;
    }

    void giveBack() {
        borrowers--;
    }

    boolean isFree() {
        return borrowers == 0;
    }
}
