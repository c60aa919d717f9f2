package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** One stream's decoder. What does not decode is counted and skipped. One thread. */
final class VideoDecoder implements AutoCloseable {
    /** Larger than any camera's picture; a bound for what a broken header can make us allocate. */
    static final int MAX_SIDE = 16_384;

    static final long MAX_PIXELS = 1L << 27;

    private final AVCodecContext context;
    private long damaged;
    private boolean ended;
    private boolean closed;

    private VideoDecoder(AVCodecContext context) {
        this.context = context;
    }

    /** Opens the decoder of a stream. */
    static VideoDecoder open(Path file, AVStream stream, int threads) throws VideoException {
        int codecId = stream.codecpar().codec_id();
        AVCodec codec = avcodec_find_decoder(codecId);
        if (codec == null) {
            throw MediaInput.cannotOpen(
                    file,
                    "no decoder for its video (" + avcodec_get_name(codecId).getString() + ")");
        }
        VideoDecoder decoder = new VideoDecoder(avcodec_alloc_context3(codec));
        int code = decoder.configure(stream, threads, codec);
        if (code < 0) {
            decoder.close();
            throw MediaInput.cannotOpen(
                    file, "its video (" + codec.name().getString() + ") does not decode: " + FfmpegError.text(code));
        }
        return decoder;
    }

    private int configure(AVStream stream, int threads, AVCodec codec) {
        int code = avcodec_parameters_to_context(context, stream.codecpar());
        context.pkt_timebase(stream.time_base());
        context.thread_count(threads);
        context.max_pixels(MAX_PIXELS);
        return code < 0 ? code : avcodec_open2(context, codec, (AVDictionary) null);
    }

    /** Hands over a packet, or null at the end of the stream. */
    void send(AVPacket packet) {
        int code = avcodec_send_packet(context, packet);
        if (code < 0 && code != AVERROR_EOF && code != AVERROR_EAGAIN()) {
            damaged++;
        }
    }

    /** Fetches the next frame into a blank one; false when it needs a packet first or has {@link #ended}. */
    boolean receive(AVFrame frame) {
        while (true) {
            int code = avcodec_receive_frame(context, frame);
            if (code >= 0) {
                countIfConcealed(frame);
                return true;
            }
            if (code == AVERROR_EAGAIN() || code == AVERROR_EOF) {
                ended = code == AVERROR_EOF;
                return false;
            }
            damaged++;
        }
    }

    /** Whether the last frame has been fetched. */
    boolean ended() {
        return ended;
    }

    /** Packets and frames that did not decode, or not whole. */
    long damaged() {
        return damaged;
    }

    /** FFmpeg's number of the pixel format, once known. */
    int pixelFormat() {
        return context.pix_fmt();
    }

    private void countIfConcealed(AVFrame frame) {
        if (frame.decode_error_flags() != 0 || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0) {
            damaged++;
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avcodec_free_context(context);
        }
    }
}
