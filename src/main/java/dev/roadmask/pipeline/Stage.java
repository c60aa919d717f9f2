package dev.roadmask.pipeline;

/**
 * A function of one frame. It is called with the frames in order and by one thread at a time, unless the same stage is
 * put on a station with several turns: then by that many threads, each with its own frame.
 */
public interface Stage {
    /** One lower-case word: names the thread, the timings and the failures. */
    String name();

    /**
     * Does its part of the work on a frame.
     *
     * @param frame borrowed for the call
     * @throws Exception whatever it is, it becomes the cause of the run's {@link PipelineException}, unless an earlier
     *     frame fails too; this frame and those after it go no further
     */
    void process(FrameSlot frame) throws Exception;
}
