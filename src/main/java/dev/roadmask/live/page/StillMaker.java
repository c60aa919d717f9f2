package dev.roadmask.live.page;

import dev.roadmask.live.Preview;
import dev.roadmask.live.Screen;
import dev.roadmask.live.Shot;
import dev.roadmask.video.StillEncoder;
import dev.roadmask.video.VideoException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The newest picture as a PNG. Any thread, one after the other. */
final class StillMaker implements AutoCloseable {
    private static final long WAIT_MILLIS = 1_500;

    private final Preview preview;
    private final StillEncoder encoder;

    /** Takes ownership of the encoder. */
    StillMaker(Preview preview, StillEncoder encoder) {
        this.preview = preview;
        this.encoder = encoder;
    }

    /** What the camera sees now or, when it is gone, what it saw last; empty when there has been no picture. */
    synchronized Optional<byte[]> newest() throws VideoException, InterruptedException {
        try (Screen.Viewer viewer = preview.screen().attach();
                Shot hanging = viewer.newest().orElse(null)) {
            // Without viewers the screen keeps what it had: only the next is sure to be of now.
            try (Shot next =
                    preview.status().isLive() ? viewer.await(WAIT_MILLIS).orElse(null) : null) {
                Shot shot = next == null ? hanging : next;
                return shot == null ? Optional.empty() : Optional.of(encode(shot));
            }
        }
    }

    private byte[] encode(Shot shot) throws VideoException {
        ByteBuffer png = encoder.encode(shot.picture(), shot.video());
        byte[] bytes = new byte[png.remaining()];
        png.get(bytes);
        return bytes;
    }

    @Override
    public synchronized void close() {
        encoder.close();
    }
}
