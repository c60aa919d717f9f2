package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_SERVER_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_UNAUTHORIZED;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_PROTOCOL_NOT_FOUND;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EACCES;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EIO;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENODEV;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOENT;

import dev.roadmask.video.VideoException.Kind;
import java.time.Duration;
import java.util.Locale;

/** Says in a line why a live source could not be had or went away, and whether there is any sense in trying again. */
final class LiveFailure {
    /** Linux's number, which FFmpeg negates; the presets lack it. */
    private static final int BUSY = -16;

    private final LiveSource source;

    LiveFailure(LiveSource source) {
        this.source = source;
    }

    /** It could not be opened. */
    VideoException opening(int code) {
        String message = "cannot open " + source + ": " + why(code);
        return isLasting(code) ? VideoException.lasting(message) : new VideoException(Kind.INPUT, message);
    }

    /** It was open and is no more. */
    VideoException reading(int code) {
        return lost(code == AVERROR_EOF ? "the other side has ended the stream" : why(code));
    }

    /** It was open and is no more. */
    VideoException lost(String why) {
        return new VideoException(Kind.INPUT, "lost " + source + ": " + why);
    }

    /** Nothing has come for too long. */
    VideoException silent(String what, Duration time) {
        return lost("no " + what + " for " + seconds(time));
    }

    /** It did not answer in time. */
    VideoException slow(Duration time) {
        return new VideoException(Kind.INPUT, "cannot open " + source + ": no answer for " + seconds(time));
    }

    /** Somebody does not want it any more. */
    VideoException cancelled() {
        return new VideoException(Kind.INPUT, source + " was cancelled");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1e3).replaceAll("\\.?0*$", "") + " s";
    }

    private String why(int code) {
        if (code == AVERROR_HTTP_UNAUTHORIZED) {
            return source.hasPassword()
                    ? "it wants another user and password (401)"
                    : "it wants a user and a password (401). Put USER:PASSWORD@ before the host";
        } else if (code == AVERROR_HTTP_FORBIDDEN) {
            return "it does not let us in (403)";
        } else if (code == AVERROR_HTTP_NOT_FOUND) {
            return "there is nothing at this address (404)";
        } else if (code == AVERROR_HTTP_SERVER_ERROR) {
            return "the server has an error of its own (5xx)";
        } else if (code == AVERROR_EOF) {
            return "the other side has ended the stream before a picture came";
        } else if (code == AVERROR_INVALIDDATA) {
            return "what comes is no video that FFmpeg can read";
        }
        return source.kind() == LiveSource.Kind.DEVICE ? whyNotTheDevice(code) : whyNotTheNetwork(code);
    }

    private static String whyNotTheDevice(int code) {
        if (code == BUSY) {
            return "another program is using it";
        } else if (code == AVERROR_EACCES()) {
            return "no permission to use it. Is the user in the group of cameras (video)?";
        }
        return code == AVERROR_ENODEV() || code == AVERROR_ENOENT()
                ? "no such camera. Is it plugged in?"
                : FfmpegError.text(code);
    }

    private static String whyNotTheNetwork(int code) {
        // What the look-up of a name says becomes this on the way.
        return code == AVERROR_EIO() ? "no connection, or no host of this name" : FfmpegError.text(code);
    }

    private boolean isLasting(int code) {
        return code == AVERROR_HTTP_UNAUTHORIZED
                || code == AVERROR_HTTP_FORBIDDEN
                || code == AVERROR_HTTP_NOT_FOUND
                || code == AVERROR_PROTOCOL_NOT_FOUND
                || source.kind() == LiveSource.Kind.STANDARD_INPUT
                || source.isTestPicture();
    }
}
