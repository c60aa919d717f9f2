package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Encodes a sound track to AAC in step with the pictures. Time base: one sample. One thread. */
final class SoundEncoder implements AutoCloseable {
    private static final long BITS_PER_SECOND_AND_CHANNEL = 96_000;
    private static final float FULL_SCALE = 32_768f;

    private final SoundTrack track;
    private final AVCodecContext context;
    private final AVFrame frame = av_frame_alloc();
    private final AVPacket packet = av_packet_alloc();
    private int encoded;
    private boolean closed;

    private SoundEncoder(SoundTrack track, AVCodec codec) {
        this.track = track;
        this.context = avcodec_alloc_context3(codec);
    }

    /** Opens an encoder for a sound track. */
    static SoundEncoder open(SoundTrack track, boolean globalHeader) throws VideoException {
        AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_AAC);
        SoundEncoder encoder = new SoundEncoder(track, codec);
        encoder.configure(globalHeader);
        int code = avcodec_open2(encoder.context, codec, (AVDictionary) null);
        if (code < 0) {
            encoder.close();
            throw Encoders.refused("aac", "does not open: " + FfmpegError.text(code));
        }
        encoder.allocateFrame();
        return encoder;
    }

    private void configure(boolean globalHeader) {
        context.sample_rate(track.sampleRate()).sample_fmt(AV_SAMPLE_FMT_FLTP);
        context.bit_rate(BITS_PER_SECOND_AND_CHANNEL * track.channels());
        context.time_base().num(1).den(track.sampleRate());
        av_channel_layout_default(context.ch_layout(), track.channels());
        if (globalHeader) {
            context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        }
    }

    private void allocateFrame() {
        frame.format(AV_SAMPLE_FMT_FLTP).nb_samples(context.frame_size()).sample_rate(track.sampleRate());
        av_channel_layout_default(frame.ch_layout(), track.channels());
        FfmpegError.requireMemory(av_frame_get_buffer(frame, 0), "sound");
    }

    void describeTo(AVCodecParameters parameters) {
        FfmpegError.requireMemory(avcodec_parameters_from_context(parameters, context), "codec parameters");
    }

    TimeBase timeBase() {
        return new TimeBase(1, track.sampleRate());
    }

    /** Encodes the whole sound frames that begin before an instant. */
    void encodeUntil(double seconds, PacketSink sink) throws VideoException {
        long end = Math.min(samples(), (long) (seconds * track.sampleRate()));
        while (encoded + context.frame_size() <= end) {
            encode(context.frame_size(), sink);
        }
    }

    /** Encodes the rest up to an instant and ends the stream. */
    void flush(double seconds, PacketSink sink) throws VideoException {
        encodeUntil(seconds, sink);
        int rest = (int) (Math.min(samples(), (long) (seconds * track.sampleRate())) - encoded);
        if (rest > 0) {
            encode(rest, sink);
        }
        requireSuccess(avcodec_send_frame(context, null));
        drain(sink);
    }

    private int samples() {
        return track.samples().length / track.channels();
    }

    private void encode(int count, PacketSink sink) throws VideoException {
        FfmpegError.requireMemory(av_frame_make_writable(frame), "sound");
        frame.nb_samples(count);
        for (int channel = 0; channel < track.channels(); channel++) {
            fill(channel, count);
        }
        frame.pts(encoded);
        encoded += count;
        requireSuccess(avcodec_send_frame(context, frame));
        drain(sink);
    }

    private void fill(int channel, int count) {
        FloatBuffer plane = frame.data(channel)
                .capacity((long) count * Float.BYTES)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        short[] samples = track.samples();
        int read = encoded * track.channels() + channel;
        for (int i = 0; i < count; i++) {
            plane.put(i, samples[read] / FULL_SCALE);
            read += track.channels();
        }
    }

    private void drain(PacketSink sink) throws VideoException {
        while (avcodec_receive_packet(context, packet) >= 0) {
            sink.accept(packet);
        }
    }

    private static void requireSuccess(int code) throws VideoException {
        if (code < 0) {
            throw Encoders.refused("aac", "failed: " + FfmpegError.text(code));
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            av_packet_free(packet);
            av_frame_free(frame);
            avcodec_free_context(context);
        }
    }
}
