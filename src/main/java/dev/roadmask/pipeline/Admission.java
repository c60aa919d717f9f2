package dev.roadmask.pipeline;

/** When the next frame is asked of the source. */
public enum Admission {
    /** As soon as a slot is free: the ring is kept full, for the most frames a second. */
    SLOT_FREE,

    /**
     * Only when a thread of the network is free as well: no frame ages in the ring before it is segmented, so what comes out
     * is as fresh as the network is fast.
     */
    NETWORK_FREE
}
