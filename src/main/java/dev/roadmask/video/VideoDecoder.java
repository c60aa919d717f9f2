package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_LOW_DELAY;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** One stream's decoder. What does not decode is written down and skipped. One thread. */
final class VideoDecoder implements AutoCloseable {
    /** Larger than any camera's picture; a bound for what a broken header can make us allocate. */
    static final int MAX_SIDE = 16_384;

    /**
     * Room for 8K and for the 11520x5760 of all-round cameras. A run holds some thirty pictures (the ring's, their painted
     * copies, the decoder's references): 3 GB at this size in 4:2:0, and 1.6 GB at 8K.
     */
    static final long MAX_PIXELS = 1L << 26;

    /** More than any number of decoder threads. */
    private static final int REMEMBERED = 128;

    private final AVCodecContext context;
    private final DamageLog damage;
    private final long[] sentTimestamps = new long[REMEMBERED];
    private long sent;
    private long lostWhileDraining;
    private boolean draining;
    private boolean ended;
    private boolean closed;

    private VideoDecoder(AVCodecContext context, DamageLog damage) {
        this.context = context;
        this.damage = damage;
    }

    /** Opens the decoder of a stream; {@code damage} is borrowed. */
    static VideoDecoder open(String name, AVStream stream, int threads, DamageLog damage) throws VideoException {
        return open(name, stream, threads, 0, damage);
    }

    /** One with a single thread, which gives each picture as soon as no other can come before it. */
    static VideoDecoder openLive(String name, AVStream stream, DamageLog damage) throws VideoException {
        // Pictures that arrive out of order have to wait for each other; MPEG-2 would show them as they come.
        int flags = stream.codecpar().video_delay() == 0 ? AV_CODEC_FLAG_LOW_DELAY : 0;
        return open(name, stream, 1, flags, damage);
    }

    private static VideoDecoder open(String name, AVStream stream, int threads, int flags, DamageLog damage)
            throws VideoException {
        int codecId = stream.codecpar().codec_id();
        AVCodec codec = avcodec_find_decoder(codecId);
        if (codec == null) {
            throw MediaInput.cannotOpen(
                    name,
                    "no decoder for its video (" + avcodec_get_name(codecId).getString() + ")");
        }
        VideoDecoder decoder = new VideoDecoder(avcodec_alloc_context3(codec), damage);
        int code = decoder.configure(stream, threads, flags, codec);
        if (code < 0) {
            decoder.close();
            throw MediaInput.cannotOpen(
                    name, "its video (" + codec.name().getString() + ") does not decode: " + FfmpegError.text(code));
        }
        return decoder;
    }

    private int configure(AVStream stream, int threads, int flags, AVCodec codec) {
        int code = avcodec_parameters_to_context(context, stream.codecpar());
        context.pkt_timebase(stream.time_base());
        context.thread_count(threads);
        context.flags(context.flags() | flags);
        context.max_pixels(MAX_PIXELS);
        return code < 0 ? code : avcodec_open2(context, codec, (AVDictionary) null);
    }

    /** Hands over a packet, or null at the end of the stream. */
    void send(AVPacket packet) throws VideoException {
        if (packet == null) {
            draining = true;
        } else {
            sentTimestamps[(int) (sent % REMEMBERED)] = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
            sent++;
        }
        int code = avcodec_send_packet(context, packet);
        if (code < 0 && code != AVERROR_EOF && code != AVERROR_EAGAIN()) {
            noteLoss();
        }
    }

    /** Fetches the next frame into a blank one; false when it needs a packet first or has {@link #ended}. */
    boolean receive(AVFrame frame) throws VideoException {
        while (true) {
            int code = avcodec_receive_frame(context, frame);
            if (code >= 0) {
                return true;
            }
            if (code == AVERROR_EAGAIN() || code == AVERROR_EOF) {
                ended = code == AVERROR_EOF;
                return false;
            }
            noteLoss();
        }
    }

    /**
     * Writes down the packet that an error is about. Frame threads answer in order, each packet when as many more have been
     * sent as there are other threads.
     */
    private void noteLoss() throws VideoException {
        boolean frameThreads = (context.active_thread_type() & AVCodecContext.FF_THREAD_FRAME) != 0;
        int delay = frameThreads ? context.thread_count() - 1 : 0;
        long lost = draining ? sent - delay + lostWhileDraining++ : sent - 1 - delay;
        long within = Math.max(Math.max(0, sent - REMEMBERED), Math.min(lost, sent - 1));
        damage.frame(sentTimestamps[(int) (within % REMEMBERED)]);
    }

    /** Whether a frame came out with errors: guessed, patched, or from a packet that is cut. */
    static boolean isConcealed(AVFrame frame) {
        return frame.decode_error_flags() != 0 || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
    }

    /** Whether the last frame has been fetched. */
    boolean ended() {
        return ended;
    }

    /** Forgets the end, so that packets from another place may follow. */
    void restart() {
        avcodec_flush_buffers(context);
        draining = false;
        ended = false;
        lostWhileDraining = 0;
    }

    /** FFmpeg's number of the pixel format, once known. */
    int pixelFormat() {
        return context.pix_fmt();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avcodec_free_context(context);
        }
    }
}
