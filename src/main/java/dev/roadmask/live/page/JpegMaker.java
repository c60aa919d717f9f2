package dev.roadmask.live.page;

import dev.roadmask.live.Preview;
import dev.roadmask.live.Screen;
import dev.roadmask.live.Shot;
import dev.roadmask.video.Picture;
import dev.roadmask.video.StillEncoder;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import java.util.Optional;

/**
 * Encodes the screen's pictures for a broadcast, on its own thread. It looks at the screen only while somebody is there,
 * and encodes a picture only when somebody waits for it. A picture that isn't live goes out greyed, at once and then once
 * a second.
 */
final class JpegMaker implements Runnable {
    private static final long LOOK_MILLIS = 250;
    private static final long STATUS_NANOS = 200_000_000L;
    private static final long REPEAT_NANOS = 700_000_000L;
    /** A picture that hung there before anybody looked may be of long ago: it waits so long for a newer one. */
    private static final long PROOF_NANOS = 1_000_000_000L;

    private final JpegBroadcast broadcast;
    private final Preview preview;
    private final StillEncoder encoder;
    private final GreyedPicture greyed = new GreyedPicture();
    private Shot inHand;
    private boolean proven;
    private long attachedNanos;
    private boolean live;
    private long askedNanos;
    private boolean lastWasGreyed;
    private long publishedNanos;

    JpegMaker(JpegBroadcast broadcast, Preview preview, int quality) {
        this.broadcast = broadcast;
        this.preview = preview;
        this.encoder = StillEncoder.jpeg(quality);
    }

    @Override
    public void run() {
        try (encoder;
                greyed) {
            while (broadcast.awaitDemand()) {
                serve();
            }
        } catch (InterruptedException e) {
            // All is closed.
        }
    }

    /** Follows the screen until nobody is there any more. */
    private void serve() throws InterruptedException {
        try (Screen.Viewer viewer = preview.screen().attach()) {
            begin(viewer);
            while (broadcast.isWanted()) {
                follow(viewer);
            }
        } finally {
            take(null);
            broadcast.dropNewest();
        }
    }

    private void begin(Screen.Viewer viewer) {
        attachedNanos = System.nanoTime();
        askedNanos = attachedNanos - STATUS_NANOS;
        publishedNanos = attachedNanos - REPEAT_NANOS;
        proven = false;
        lastWasGreyed = false;
        take(viewer.newest().orElse(null));
    }

    /** One look at the screen. */
    private void follow(Screen.Viewer viewer) throws InterruptedException {
        long began = System.nanoTime();
        Optional<Shot> shot = viewer.await(LOOK_MILLIS);
        try {
            if (shot.isPresent()) {
                proven = true;
                take(shot.get());
                // Only what has just come: what hung there before anybody looked has an age, not a latency.
                inHand.shown();
                publish(!isLive());
            } else {
                repeat();
                restUntil(began);
            }
        } catch (VideoException | RuntimeException e) {
            // Nothing is confirmed: the viewers are told that there is no picture. The next may do.
            broadcast.pause(LOOK_MILLIS);
        }
    }

    /** There is no newer picture. */
    private void repeat() throws VideoException {
        long now = System.nanoTime();
        boolean old = !isLive() || !proven && now - attachedNanos > PROOF_NANOS;
        if (old && (!lastWasGreyed || now - publishedNanos > REPEAT_NANOS)) {
            publish(true);
        } else if (old || proven) {
            broadcast.confirm();
        }
    }

    /** A closed screen doesn't make anybody wait. */
    private void restUntil(long began) throws InterruptedException {
        long spent = (System.nanoTime() - began) / 1_000_000;
        if (spent < LOOK_MILLIS / 2) {
            broadcast.pause(LOOK_MILLIS - spent);
        }
    }

    private void publish(boolean old) throws VideoException {
        if (inHand == null) {
            publishNothing();
            return;
        }
        Picture picture = old ? greyed.of(inHand.picture()) : inHand.picture();
        broadcast.publish(encoder.encode(picture, inHand.video()), old);
        note(old);
    }

    /** Black, where no picture has come yet. */
    private void publishNothing() throws VideoException {
        try (Picture black = Picture.allocate(640, 360, "yuv420p")) {
            broadcast.publish(encoder.encode(black, VideoDescription.of(black)), true);
        }
        note(true);
    }

    private void note(boolean old) {
        lastWasGreyed = old;
        publishedNanos = System.nanoTime();
    }

    private boolean isLive() {
        long now = System.nanoTime();
        if (now - askedNanos >= STATUS_NANOS) {
            askedNanos = now;
            live = preview.status().isLive();
        }
        return live;
    }

    private void take(Shot shot) {
        if (inHand != null) {
            inHand.close();
        }
        inHand = shot;
    }
}
