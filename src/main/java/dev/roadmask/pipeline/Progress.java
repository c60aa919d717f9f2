package dev.roadmask.pipeline;

/** Told about every frame that has been all the way. Called on a stage's thread between two frames: be quick, and don't throw. */
@FunctionalInterface
public interface Progress {
    /** Nobody wants to know. */
    Progress NONE = (frames, timestamp) -> {};

    /**
     * A frame is done.
     *
     * @param frames number of frames done so far
     * @param timestamp of this one, in the stream's time base
     */
    void frameDone(long frames, long timestamp);
}
