package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV411P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV440P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ411P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ440P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;

/**
 * FFmpeg's old pixel formats ({@code yuvj420p} and so on) that say "full range" in their name. Inside the package there
 * is only the plain format with its range tag, so that a full-range picture fits a limited-range one's planes.
 */
final class FullRangeAlias {
    private FullRangeAlias() {}

    static boolean isAlias(int pixelFormat) {
        return plain(pixelFormat) != pixelFormat;
    }

    /** The plain format with the same planes. */
    static int plain(int pixelFormat) {
        return switch (pixelFormat) {
            case AV_PIX_FMT_YUVJ420P -> AV_PIX_FMT_YUV420P;
            case AV_PIX_FMT_YUVJ422P -> AV_PIX_FMT_YUV422P;
            case AV_PIX_FMT_YUVJ444P -> AV_PIX_FMT_YUV444P;
            case AV_PIX_FMT_YUVJ440P -> AV_PIX_FMT_YUV440P;
            case AV_PIX_FMT_YUVJ411P -> AV_PIX_FMT_YUV411P;
            default -> pixelFormat;
        };
    }
}
