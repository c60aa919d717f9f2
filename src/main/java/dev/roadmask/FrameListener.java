package dev.roadmask;

/** Told about the frames of a film. */
@FunctionalInterface
public interface FrameListener {
    /**
     * One frame. Frames come in order, by one thread.
     *
     * @param frame valid for the call; what it gives in records and arrays stays
     * @throws Exception ends the run, and is the cause of its exception
     */
    void frame(SegmentedFrame frame) throws Exception;
}
