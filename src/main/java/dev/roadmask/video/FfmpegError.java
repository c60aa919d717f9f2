package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_ERROR_MAX_STRING_SIZE;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** FFmpeg's return codes: negative ones are errors. */
final class FfmpegError {
    private FfmpegError() {}

    /** FFmpeg's words for an error, made fit for the middle of a sentence: {@code no space left on device}. */
    static String text(int code) {
        byte[] buffer = new byte[AV_ERROR_MAX_STRING_SIZE];
        av_strerror(code, buffer, buffer.length);
        int length = 0;
        while (length < buffer.length && buffer[length] != 0) {
            length++;
        }
        String text = new String(buffer, 0, length, StandardCharsets.UTF_8);
        return text.isEmpty() ? "error " + code : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /** For calls that fail only when memory is gone. */
    static void requireMemory(int code, String what) {
        if (code < 0) {
            throw new OutOfMemoryError("FFmpeg could not allocate " + what + ": " + text(code));
        }
    }
}
