package dev.roadmask.live.window;

/** What the window asks the preview for; pausing, help and full screen are its own affair. */
enum WindowKey {
    STILL,
    RECORD,
    MORE_OPACITY,
    LESS_OPACITY,
    RAISE_THRESHOLD,
    LOWER_THRESHOLD,
    PAUSE,
    RESUME,
    QUIT
}
