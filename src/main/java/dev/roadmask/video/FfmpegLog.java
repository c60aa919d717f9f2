package dev.roadmask.video;

/** FFmpeg's own chatter on standard error: silent unless asked for. Process-wide. */
public final class FfmpegLog {
    private FfmpegLog() {}

    /** Nothing of FFmpeg's reaches standard error; this is how the package starts. */
    public static void quiet() {
        throw new UnsupportedOperationException();
    }

    /** Warnings and errors of FFmpeg reach standard error. */
    public static void verbose() {
        throw new UnsupportedOperationException();
    }
}
