package dev.roadmask.live;

import dev.roadmask.video.LiveStreams;
import dev.roadmask.video.VideoDescription;

/**
 * An unbroken run of pictures of one kind. Begun by the reader, and closed by the pipeline's thread when its run is over.
 *
 * @param description size, format, rotation and time base of its pictures
 * @param streams for recording; owned
 */
record Stretch(VideoDescription description, LiveStreams streams) implements AutoCloseable {
    /** Whether pictures of a kind belong to it. */
    boolean takes(VideoDescription pictures) {
        return description.width() == pictures.width()
                && description.height() == pictures.height()
                && description.pixelFormat().equals(pictures.pixelFormat())
                && description.fullRange() == pictures.fullRange()
                && description.rotationDegrees() == pictures.rotationDegrees()
                && description.mirrored() == pictures.mirrored()
                && description.pixelAspect() == pictures.pixelAspect();
    }

    @Override
    public void close() {
        streams.close();
    }
}
