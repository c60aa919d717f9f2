package dev.roadmask.live.window;

import dev.roadmask.live.LiveState;
import java.util.List;

/**
 * What the window says at one moment, in words.
 *
 * @param state colours the dot before the source
 * @param source its name
 * @param recording how long it has been going, {@code 0:01:23}; empty when nothing is recorded
 * @param figures of the bar, the most important first
 * @param headline the large text over a picture that is not live; empty over a live one
 * @param detail the smaller text below it, perhaps empty
 */
record Sign(LiveState state, String source, String recording, List<Figure> figures, String headline, String detail) {
    Sign {
        figures = List.copyOf(figures);
    }

    /**
     * One cell of the bar.
     *
     * @param label in faint letters, perhaps empty
     * @param value in bright ones
     * @param widest a value as wide as the cell is to be, so that nothing moves while figures change
     */
    record Figure(String label, String value, String widest) {}

    /** Before anything is known. */
    static Sign blank() {
        return new Sign(LiveState.CONNECTING, "", "", List.of(), "Connecting…", "");
    }

    /** Whether the picture is what the camera sees; otherwise it is greyed. */
    boolean live() {
        return headline.isEmpty();
    }
}
