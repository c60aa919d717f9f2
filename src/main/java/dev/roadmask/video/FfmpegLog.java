package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_WARNING;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

/**
 * FFmpeg's own chatter on standard error: silent unless asked for. Process-wide, any thread, any time.
 *
 * <p>A level rather than a log callback: a callback into Java would run on FFmpeg's threads and be handed a C
 * {@code va_list}.
 */
public final class FfmpegLog {
    static {
        av_log_set_level(AV_LOG_QUIET);
    }

    private FfmpegLog() {}

    /** Nothing of FFmpeg's reaches standard error; this is how the package starts. */
    public static void quiet() {
        av_log_set_level(AV_LOG_QUIET);
    }

    /** Warnings and errors of FFmpeg reach standard error. */
    public static void verbose() {
        av_log_set_level(AV_LOG_WARNING);
    }

    /** Silences FFmpeg the first time; whoever is about to call FFmpeg calls this first. */
    static void prepare() {
        // Loading this class is all.
    }
}
