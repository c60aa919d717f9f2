package dev.roadmask.live.window;

import dev.roadmask.live.Screen;
import dev.roadmask.live.Shot;
import dev.roadmask.video.Picture;
import dev.roadmask.video.PictureConverter;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Brings the newest picture from the screen to the window, one at a time: the next when the last has been painted. A
 * thread of its own runs it; the window's answers come from another.
 */
final class PicturePump implements Runnable {
    private static final long LOOK_MILLIS = 100;
    private static final long NEVER = Long.MIN_VALUE;

    private final Screen screen;
    private final DataOutputStream messages;
    private final PictureConverter converter = PictureConverter.create();
    private Picture scaled;
    private byte[] row = new byte[0];
    private long sent;
    private boolean fresh;

    // Guarded by this.
    private int areaWidth;
    private int areaHeight;
    private boolean again;
    private boolean paused;
    private boolean stopped;
    private long newest;
    private long painted;
    private long newestNanos = NEVER;

    PicturePump(Screen screen, DataOutputStream messages) {
        this.screen = screen;
        this.messages = messages;
    }

    /** The area for pictures has another size, in pixels of the display. */
    synchronized void resize(int width, int height) {
        areaWidth = width;
        areaHeight = height;
        again = true;
    }

    synchronized void pause(boolean wanted) {
        paused = wanted;
        again = true;
    }

    synchronized void painted(long number) {
        painted = number;
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Seconds since the newest picture came off the screen, shown or not; empty before the first. */
    synchronized OptionalDouble pictureAgeSeconds() {
        return newestNanos == NEVER
                ? OptionalDouble.empty()
                : OptionalDouble.of((System.nanoTime() - newestNanos) / 1e9);
    }

    @Override
    public void run() {
        try (Screen.Viewer viewer = screen.attach()) {
            while (!isStopped()) {
                Optional<Shot> next = next(viewer);
                if (next.isPresent()) {
                    try (Shot shot = next.get()) {
                        bring(shot);
                    }
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // Who reads the window's answers finds out too, and tells.
        } finally {
            closePictures();
        }
    }

    /** A newer picture; or the same again for a window that has another size. */
    private Optional<Shot> next(Screen.Viewer viewer) throws InterruptedException {
        fresh = !takeAgain();
        if (!fresh) {
            return viewer.newest();
        }
        long begin = System.nanoTime();
        Optional<Shot> shot = viewer.await(LOOK_MILLIS);
        if (shot.isEmpty() && System.nanoTime() - begin < LOOK_MILLIS * 500_000) {
            rest();
        }
        return shot;
    }

    private synchronized boolean takeAgain() {
        boolean take = again && !paused;
        again = false;
        return take;
    }

    /** A closed screen answers at once; the window stays until it is closed itself. */
    private synchronized void rest() throws InterruptedException {
        if (!stopped) {
            wait(LOOK_MILLIS);
        }
    }

    private synchronized void note(Shot shot) {
        if (shot.number() != newest) {
            newest = shot.number();
            newestNanos = System.nanoTime();
        }
    }

    private void bring(Shot shot) throws IOException, InterruptedException {
        note(shot);
        Fit fit = fit(shot.video());
        if (fit == null) {
            return;
        }
        boolean sideways = shot.video().rotationDegrees() % 180 != 0;
        try {
            scale(shot.picture(), sideways ? fit.height() : fit.width(), sideways ? fit.width() : fit.height());
        } catch (VideoException unreadable) {
            // The encoder could not take such a picture either: it has been turned into one that it can.
            throw new IOException(unreadable);
        }
        sent++;
        send(shot.video());
        // What is brought again may have hung there for long, unseen in a pause: its age is no latency.
        if (awaitPainted(sent) && fresh) {
            shot.shown();
        }
    }

    /** Null when nothing is to be shown. */
    private synchronized Fit fit(VideoDescription video) {
        return paused || areaWidth <= 0 || areaHeight <= 0
                ? null
                : Fit.of(video.displayWidth(), video.displayHeight(), areaWidth, areaHeight);
    }

    private void scale(Picture picture, int width, int height) throws VideoException {
        if (scaled == null || scaled.width() != width || scaled.height() != height) {
            closeScaled();
            scaled = Picture.allocate(width, height, "bgr0");
            row = new byte[4 * width];
        }
        converter.convert(picture, scaled);
    }

    private void send(VideoDescription video) throws IOException {
        synchronized (messages) {
            new Wire.PictureHeader(
                            sent,
                            scaled.width(),
                            scaled.height(),
                            video.rotationDegrees(),
                            video.mirrored(),
                            video.displayWidth(),
                            video.displayHeight())
                    .write(messages);
            ByteBuffer pixels = scaled.plane(0);
            for (int y = 0; y < scaled.height(); y++) {
                pixels.get(y * scaled.rowStride(0), row);
                messages.write(row);
            }
            messages.flush();
        }
    }

    private synchronized boolean awaitPainted(long number) throws InterruptedException {
        while (painted != number && !stopped) {
            wait();
        }
        return painted == number;
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private void closePictures() {
        closeScaled();
        converter.close();
    }

    private void closeScaled() {
        if (scaled != null) {
            scaled.close();
            scaled = null;
        }
    }
}
