package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_get_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_init;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_send_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_TOPLEFT;
import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_OPT_SEARCH_CHILDREN;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_int;

import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Writes into the headers of a stream what its encoder has no words for: where chroma samples lie, and, for OpenH264, the
 * range of samples where no other colour tag is set. Packets pass one by one. One thread.
 */
final class StreamHeaders implements AutoCloseable {
    private final AVBSFContext filter;
    private boolean closed;

    private StreamHeaders(AVBSFContext filter) {
        this.filter = filter;
    }

    /** Whether OpenH264 would leave something unsaid. */
    static boolean areNeeded(String encoder, ColorTags colors) {
        boolean h264 = encoder.equals("libopenh264");
        boolean placed = colors.chromaLocation() != AVCHROMA_LOC_UNSPECIFIED
                && !(h264 && colors.chromaLocation() == AVCHROMA_LOC_LEFT);
        return h264 && (placed || colors.range() != 0) || placed && isAv1(encoder);
    }

    private static boolean isAv1(String encoder) {
        return encoder.equals("libsvtav1") || encoder.equals("libaom-av1");
    }

    /** A filter for an open encoder's packets. */
    static StreamHeaders create(String name, AVCodecContext encoder, ColorTags colors) {
        boolean av1 = isAv1(name);
        AVBSFContext filter = new AVBSFContext(null);
        FfmpegError.requireMemory(
                av_bsf_alloc(av_bsf_get_by_name(av1 ? "av1_metadata" : "h264_metadata"), filter), "a bitstream filter");
        FfmpegError.requireMemory(avcodec_parameters_from_context(filter.par_in(), encoder), "codec parameters");
        filter.time_base_in(encoder.time_base());
        if (av1) {
            set(filter, "chroma_sample_position", av1Place(colors.chromaLocation()));
        } else if (colors.chromaLocation() != AVCHROMA_LOC_UNSPECIFIED) {
            set(filter, "chroma_sample_loc_type", colors.chromaLocation() - 1);
        }
        if (!av1 && colors.range() != 0) {
            set(filter, "video_full_range_flag", colors.fullRange() ? 1 : 0);
        }
        FfmpegError.requireMemory(av_bsf_init(filter), "a bitstream filter");
        return new StreamHeaders(filter);
    }

    /** AV1 knows chroma to the left and in the corner, no other place. */
    private static int av1Place(int location) {
        return location == AVCHROMA_LOC_LEFT ? 1 : location == AVCHROMA_LOC_TOPLEFT ? 2 : 0;
    }

    private static void set(AVBSFContext filter, String option, int value) {
        av_opt_set_int(filter, option, value, AV_OPT_SEARCH_CHILDREN);
    }

    /** Puts the changed header into a stream's parameters. */
    void describeTo(AVCodecParameters parameters) {
        FfmpegError.requireMemory(avcodec_parameters_copy(parameters, filter.par_out()), "codec parameters");
    }

    /** Changes a packet in place; FFmpeg's code. */
    int pass(AVPacket packet) {
        int code = av_bsf_send_packet(filter, packet);
        return code < 0 ? code : av_bsf_receive_packet(filter, packet);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            av_bsf_free(filter);
        }
    }
}
