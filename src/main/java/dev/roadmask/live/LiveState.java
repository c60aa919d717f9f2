package dev.roadmask.live;

/** What a preview is doing. */
public enum LiveState {
    /** No picture has come yet. */
    CONNECTING,
    /** Pictures come. */
    LIVE,
    /** Connected, but no picture has come for too long: what is on the screen is old. */
    STALE,
    /** The source is gone; it is tried again and again. */
    LOST,
    /** The film is over, or the preview was stopped. */
    ENDED
}
