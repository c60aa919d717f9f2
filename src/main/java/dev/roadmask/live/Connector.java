package dev.roadmask.live;

import dev.roadmask.video.VideoException;

/** How to get at a source, again and again. */
@FunctionalInterface
interface Connector {
    /**
     * Opens the source; the caller closes the connection. Returns at once when the preview is stopped.
     *
     * @throws VideoException if it cannot be had now
     */
    Connection connect() throws VideoException;
}
