package dev.roadmask.live;

/** What happens to pictures that come faster than the network can look at them. */
public enum DropPolicy {
    /** The newest waits for the network and replaces an older one that waited: never late, but not every frame. */
    NEWEST,

    /** Each waits for its turn and holds up the source: every frame, at the network's pace. */
    NONE
}
