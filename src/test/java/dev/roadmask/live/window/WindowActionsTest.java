package dev.roadmask.live.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.video.VideoException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the keys do. */
class WindowActionsTest {
    private final TestPreview preview = new TestPreview();
    private final WindowActions actions = new WindowActions(preview);

    @AfterEach
    void close() {
        preview.close();
    }

    private String toast(WindowKey key) {
        return actions.perform(key).orElseThrow();
    }

    @Test
    void stillNamesItsFileOrSaysWhyNot() {
        assertEquals("Saved still-20261122-235959.png", toast(WindowKey.STILL));
        preview.noStill = Optional.of(new VideoException(VideoException.Kind.INPUT, "no picture yet"));
        assertEquals("Still: no picture yet", toast(WindowKey.STILL));
    }

    @Test
    void recordingGoesOnAndOffOrSaysWhyNot() {
        assertEquals("Recording", toast(WindowKey.RECORD));
        assertTrue(preview.recording.isPresent());
        assertEquals("Recording ended", toast(WindowKey.RECORD));
        assertTrue(preview.recording.isEmpty());
        preview.canRecord = false;
        assertEquals("Nowhere to record to: start with --record FILE or DIR", toast(WindowKey.RECORD));
    }

    @Test
    void recordingThatWaitsForPicturesIsEndedByTheSameKey() {
        toast(WindowKey.RECORD);
        preview.recording = Optional.empty();
        assertEquals("Recording ended", toast(WindowKey.RECORD));
        assertFalse(preview.wantsRecording());
    }

    @Test
    void opacityAndThresholdGoInStepsWithinTheirBounds() {
        assertEquals("Opacity 0.45", toast(WindowKey.MORE_OPACITY));
        assertEquals("Opacity 0.40", toast(WindowKey.LESS_OPACITY));
        assertEquals(0.4, preview.opacity);
        preview.opacity = 0.98;
        assertEquals("Opacity 1.00", toast(WindowKey.MORE_OPACITY));
        assertEquals("Opacity 1.00", toast(WindowKey.MORE_OPACITY));
        assertEquals("Threshold 0.55", toast(WindowKey.RAISE_THRESHOLD));
        preview.threshold = 0.02;
        assertEquals("Threshold 0.00", toast(WindowKey.LOWER_THRESHOLD));
    }

    @Test
    void quitStopsThePreview() {
        assertTrue(actions.perform(WindowKey.QUIT).isEmpty());
        assertEquals(0, preview.stopped.getCount());
    }
}
