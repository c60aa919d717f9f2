package dev.roadmask.live;

import java.time.Duration;

/** Told what happens to a preview, in its order. Called on the preview's threads: be quick, and don't throw. */
public interface LiveListener extends Recorder.Listener {
    /**
     * The first picture of a connection has come.
     *
     * @param again whether it is not the first connection
     */
    void connected(boolean again);

    /**
     * The source is gone, or cannot be had.
     *
     * @param why in a line
     * @param retry when it will be tried again
     */
    void lost(String why, Duration retry);
}
