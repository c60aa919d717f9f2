package dev.roadmask.pipeline;

/** What carries slots from station to station. One thread feeds it: claim, fill, publish, and at last drain. */
interface Lane extends AutoCloseable {
    /** The next free slot; waits for one. It is the caller's until {@link #publish}. */
    FrameSlot claim();

    /** Sends the claimed slot on its way. */
    void publish();

    /** Waits until every published slot has been all the way. */
    void drain();

    /** Ends the lane's threads and waits for their end; the slots stay. To be called after {@link #drain}. */
    @Override
    void close();
}
