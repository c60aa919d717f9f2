package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_INFO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_WARNING;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.setLogCallback;

import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.javacpp.BytePointer;

/**
 * FFmpeg's own chatter on standard error: silent unless asked for. Process-wide, any thread, any time.
 *
 * <p>As long as only files are read, FFmpeg writes it itself. Addresses carry passwords, so from the first network source or
 * camera on it comes through here, finished in native code, on whatever thread of FFmpeg's; below the level nothing comes.
 */
public final class FfmpegLog {
    /** Never freed and never taken back: a thread of FFmpeg's may be in it at any time. */
    private static Listener listener;

    private static volatile int level = AV_LOG_QUIET;
    private static volatile StringBuilder captured;

    static {
        av_log_set_level(AV_LOG_QUIET);
    }

    private FfmpegLog() {}

    /** Nothing of FFmpeg's reaches standard error; this is how the package starts. */
    public static void quiet() {
        setLevel(AV_LOG_QUIET);
    }

    /** Warnings and errors of FFmpeg reach standard error. */
    public static void verbose() {
        setLevel(AV_LOG_WARNING);
    }

    /** Silences FFmpeg the first time; whoever is about to call FFmpeg calls this first. */
    static void prepare() {
        // Loading this class is all.
    }

    /** From now on addresses lose their users and passwords before they are printed. */
    static synchronized void hideSecrets() {
        if (listener == null) {
            listener = new Listener();
            setLogCallback(listener);
        }
    }

    /** What FFmpeg says while something is done, which is how some devices answer questions; printed nowhere. */
    static synchronized String capture(Runnable action) {
        hideSecrets();
        captured = new StringBuilder();
        av_log_set_level(AV_LOG_INFO);
        try {
            action.run();
            return captured.toString();
        } finally {
            av_log_set_level(level);
            captured = null;
        }
    }

    private static synchronized void setLevel(int wanted) {
        level = wanted;
        av_log_set_level(wanted);
    }

    private static final class Listener extends LogCallback {
        @Override
        public void call(int messageLevel, BytePointer message) {
            String text = message.getString();
            StringBuilder asked = captured;
            if (asked != null) {
                synchronized (asked) {
                    asked.append(text);
                }
            } else if (messageLevel <= level) {
                System.err.print(Secrets.hide(text));
            }
        }
    }
}
