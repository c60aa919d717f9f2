package dev.roadmask.live.window;

import dev.roadmask.live.LiveStatus;
import dev.roadmask.live.Preview;
import dev.roadmask.video.VideoException;
import java.util.Locale;
import java.util.Optional;

/** Does on a preview what the window's keys ask for. */
final class WindowActions {
    private static final double STEP = 0.05;

    private final Preview preview;

    WindowActions(Preview preview) {
        this.preview = preview;
    }

    /** Does it; may take as long as writing a picture. Returns what to tell, empty when it shows by itself. */
    Optional<String> perform(WindowKey key) {
        return switch (key) {
            case STILL -> Optional.of(still());
            case RECORD -> Optional.of(record());
            case MORE_OPACITY -> Optional.of(opacity(STEP));
            case LESS_OPACITY -> Optional.of(opacity(-STEP));
            case RAISE_THRESHOLD -> Optional.of(threshold(STEP));
            case LOWER_THRESHOLD -> Optional.of(threshold(-STEP));
            case PAUSE, RESUME -> Optional.empty();
            case QUIT -> {
                preview.stop();
                yield Optional.empty();
            }
        };
    }

    private String still() {
        try {
            return "Saved " + preview.saveStill();
        } catch (VideoException failure) {
            return "Still: " + failure.getMessage();
        }
    }

    private String record() {
        if (!preview.canRecord()) {
            return "Nowhere to record to: start with --record FILE or DIR";
        }
        boolean going = preview.wantsRecording();
        preview.setRecording(!going);
        return going ? "Recording ended" : "Recording";
    }

    private String opacity(double step) {
        double value = stepped(preview.status().opacity(), step);
        preview.setOpacity(value);
        return String.format(Locale.ROOT, "Opacity %.2f", value);
    }

    private String threshold(double step) {
        LiveStatus status = preview.status();
        double value = stepped(status.threshold(), step);
        preview.setThreshold(value);
        return String.format(Locale.ROOT, "Threshold %.2f", value);
    }

    /** A step on the grid of steps, so that a key back always undoes a key forth. */
    static double stepped(double value, double step) {
        double next = Math.round((value + step) / STEP) * STEP;
        return Math.max(0, Math.min(1, Math.round(next * 100) / 100.0));
    }
}
