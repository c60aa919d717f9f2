package dev.roadmask.live;

import dev.roadmask.video.VideoException;
import java.nio.file.Path;

/** A running preview as its viewers see it: window, page and terminal. Any thread may call all of it at any time. */
public interface Preview {
    /** How it is doing now; costs little, but is not for every frame. */
    LiveStatus status();

    /** The painted pictures. */
    Screen screen();

    /**
     * Changes the threshold of the mask from the next frame on.
     *
     * @throws IllegalArgumentException outside [0, 1]
     */
    void setThreshold(double threshold);

    /**
     * Changes the opacity of the tint from the next frame on.
     *
     * @throws IllegalArgumentException outside [0, 1]
     */
    void setOpacity(double opacity);

    /** Whether {@link #setRecording} has somewhere to write to. */
    boolean canRecord();

    /** Whether it records, or will as soon as there are pictures again. */
    boolean wantsRecording();

    /** Begins or ends a recording; no effect when it is so already or cannot be. */
    void setRecording(boolean wanted);

    /**
     * Writes the newest painted picture as a PNG with a wall-clock name.
     *
     * @return the file written
     * @throws VideoException if there is no picture yet, or it cannot be written
     */
    Path saveStill() throws VideoException;

    /** Ends the preview; returns at once. */
    void stop();
}
