package dev.roadmask.live.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.live.LiveState;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the window says. */
class SignWriterTest {
    private final TestPreview preview = new TestPreview();

    @AfterEach
    void close() {
        preview.close();
    }

    private Sign sign(double shotAge) {
        return SignWriter.write(preview.status(), OptionalDouble.of(shotAge));
    }

    @Test
    void livePictureHasNothingWrittenOverIt() {
        Sign sign = sign(0.03);
        assertTrue(sign.live());
        assertEquals(
                List.of("30.0", "29.8 fps", "42 ms", "88 ms", "34", "1280×720", "CPU 448x256"),
                sign.figures().stream().map(Sign.Figure::value).toList());
        assertEquals("", sign.recording());
    }

    @Test
    void recordingTellsItsTime() {
        preview.setRecording(true);
        assertEquals("0:01:23", sign(0).recording());
    }

    @Test
    void lostAndStaleSaySinceWhenAndWhy() {
        preview.state = LiveState.LOST;
        preview.age = OptionalDouble.of(12.9);
        preview.detail = "Connection refused; trying again in 4 s";
        assertEquals("No picture for 12 s", sign(13).headline());
        assertEquals("Connection refused; trying again in 4 s", sign(13).detail());
        preview.state = LiveState.STALE;
        preview.age = OptionalDouble.of(185);
        assertEquals("No picture for 3 min 05 s", sign(185).headline());
        preview.age = OptionalDouble.of(7620);
        assertEquals("No picture for 2 h 07 min", sign(7620).headline());
    }

    @Test
    void beforeTheFirstPictureItConnectsAndAfterTheLastItHasEnded() {
        preview.age = OptionalDouble.empty();
        preview.state = LiveState.CONNECTING;
        assertEquals("Connecting to rtsp://cam.local:554/front", sign(0).headline());
        preview.state = LiveState.LOST;
        assertEquals("Connecting to rtsp://cam.local:554/front", sign(0).headline());
        preview.state = LiveState.ENDED;
        assertEquals("Ended", sign(0).headline());
    }

    @Test
    void pictureThatStandsStillWhileFramesComeInIsNotLive() {
        Sign stuck = sign(5.2);
        assertFalse(stuck.live());
        assertEquals("No new picture for 5 s", stuck.headline());
        preview.age = OptionalDouble.of(5);
        assertTrue(sign(5.2).live(), "a slow camera is live as long as its status says so");
    }
}
