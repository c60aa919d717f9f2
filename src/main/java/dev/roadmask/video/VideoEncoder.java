package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.util.Locale;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * One open video encoder. Every frame given comes out as one packet, in order, with exactly the timestamp and duration
 * that it was given with; an encoder that does otherwise is caught. One thread.
 */
final class VideoEncoder implements AutoCloseable {
    /** The finest clock that MPEG-4 part 2 and its relatives can write into their stream. */
    private static final int MPEG4_MAX_TICKS = 65_535;

    private final AVCodecContext context;
    private final String name;
    private final TimeBase timeBase;
    private final TimeBase encoderTimeBase;
    private final AVPacket packet = av_packet_alloc();
    private final TimestampQueue inside = new TimestampQueue();
    private StreamHeaders headers;
    private ColorTags colors;
    private long lastEncoderTimestamp = Long.MIN_VALUE;
    private boolean closed;

    private VideoEncoder(AVCodec codec, EncoderSpec spec) {
        context = avcodec_alloc_context3(codec);
        name = codec.name().getString();
        timeBase = spec.timeBase();
        boolean coarse = name.equals("mpeg4") && timeBase.denominator() > MPEG4_MAX_TICKS;
        encoderTimeBase = coarse ? new TimeBase(1, MPEG4_MAX_TICKS) : timeBase;
    }

    /** Opens an encoder for pictures of a kind. */
    static VideoEncoder open(AVCodec codec, EncoderSpec spec, EncoderOptions options) throws VideoException {
        return open(codec, spec, EncoderTuning.options(codec.name().getString(), spec, options));
    }

    /** The same with the encoder's own options. */
    static VideoEncoder open(AVCodec codec, EncoderSpec spec, Map<String, String> options) throws VideoException {
        VideoEncoder encoder = new VideoEncoder(codec, spec);
        int format = PixelFormatChoice.closest(codec, spec.sourceFormat());
        if (format == AV_PIX_FMT_NONE) {
            encoder.close();
            throw Encoders.refused(encoder.name, "takes no pictures from system memory");
        }
        encoder.configure(spec, format);
        int code = encoder.openWith(codec, options);
        if (code < 0) {
            encoder.close();
            String why = "does not open here for " + spec + " (" + FfmpegError.text(code) + "). ";
            throw Encoders.refused(encoder.name, why + hint(encoder.name));
        }
        if (StreamHeaders.areNeeded(encoder.name, encoder.colors)) {
            encoder.headers = StreamHeaders.create(encoder.name, encoder.context, encoder.colors);
        }
        return encoder;
    }

    private static String hint(String name) {
        String device = name.endsWith("_nvenc") ? "Is there an NVIDIA GPU with an encoder, and its driver? " : "";
        return device + "Others: " + Encoders.others(name);
    }

    private void configure(EncoderSpec spec, int format) {
        context.width(spec.width()).height(spec.height()).pix_fmt(format);
        context.time_base().num(encoderTimeBase.numerator()).den(encoderTimeBase.denominator());
        context.framerate()
                .num(spec.frameRate().numerator())
                .den(spec.frameRate().denominator());
        context.sample_aspect_ratio().num(spec.pixelAspectNumerator()).den(spec.pixelAspectDenominator());
        colors = spec.colorsIn(format);
        colors.applyTo(context);
        if (spec.globalHeader()) {
            context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        }
    }

    private int openWith(AVCodec codec, Map<String, String> options) {
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
        try {
            return avcodec_open2(context, codec, dictionary);
        } finally {
            av_dict_free(dictionary);
        }
    }

    /** FFmpeg's name of the encoder. */
    String name() {
        return name;
    }

    /** The codec as people call it: {@code AV1}. */
    String codecTitle() {
        return avcodec_get_name(context.codec_id()).getString().toUpperCase(Locale.ROOT);
    }

    /** FFmpeg's number of the codec that it writes. */
    int codecId() {
        return context.codec_id();
    }

    /** FFmpeg's number of the pixel format that it takes. */
    int pixelFormat() {
        return context.pix_fmt();
    }

    /** Tags of the pictures that it takes. */
    ColorTags colors() {
        return colors;
    }

    /** Unit of the timestamps that go in and come out. */
    TimeBase timeBase() {
        return timeBase;
    }

    /** Writes the codec's parameters, header included, into a stream's. */
    void describeTo(AVCodecParameters parameters) {
        if (headers != null) {
            headers.describeTo(parameters);
            return;
        }
        FfmpegError.requireMemory(avcodec_parameters_from_context(parameters, context), "codec parameters");
    }

    /** Encodes a frame and passes on the packets that are ready. Timestamps must grow. */
    void encode(AVFrame frame, long timestamp, long duration, PacketSink sink) throws VideoException {
        long encoderTimestamp = Math.max(toEncoder(timestamp), lastEncoderTimestamp + 1);
        lastEncoderTimestamp = encoderTimestamp;
        frame.pts(encoderTimestamp);
        // A decoder's frame says I, P or B; told so, some encoders would obey.
        frame.pict_type(AV_PICTURE_TYPE_NONE);
        // MPEG-4's and JPEG's constant quality is read from each frame; the others ignore it.
        frame.quality(context.global_quality());
        inside.add(encoderTimestamp, timestamp, duration);
        int code = avcodec_send_frame(context, frame);
        frame.pts(timestamp);
        frame.duration(duration);
        requireSuccess(code);
        drain(sink);
    }

    /** Ends the stream: passes on what is left. */
    void flush(PacketSink sink) throws VideoException {
        requireSuccess(avcodec_send_frame(context, null));
        drain(sink);
        if (!inside.isEmpty()) {
            throw Encoders.refused(name, "left frames out at the end of the video");
        }
    }

    private void drain(PacketSink sink) throws VideoException {
        int code = avcodec_receive_packet(context, packet);
        while (code >= 0) {
            // Only key frames come with a header.
            if (headers != null && (packet.flags() & AV_PKT_FLAG_KEY) != 0) {
                requireSuccess(headers.pass(packet));
            }
            stamp();
            sink.accept(packet);
            code = avcodec_receive_packet(context, packet);
        }
        if (code != AVERROR_EAGAIN() && code != AVERROR_EOF) {
            requireSuccess(code);
        }
    }

    /** Gives a packet the exact times of its frame. */
    private void stamp() throws VideoException {
        if (inside.isEmpty() || packet.pts() != inside.encoderTimestamp()) {
            throw Encoders.refused(name, "left out or reordered a frame near timestamp " + packet.pts());
        }
        packet.pts(inside.timestamp());
        packet.dts(inside.timestamp());
        packet.duration(inside.duration());
        inside.remove();
    }

    private long toEncoder(long timestamp) {
        if (encoderTimeBase == timeBase) {
            return timestamp;
        }
        long ticks = (long) timeBase.numerator() * encoderTimeBase.denominator();
        return av_rescale(timestamp, ticks, (long) timeBase.denominator() * encoderTimeBase.numerator());
    }

    private void requireSuccess(int code) throws VideoException {
        if (code < 0) {
            throw Encoders.refused(name, "failed: " + FfmpegError.text(code));
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (headers != null) {
                headers.close();
            }
            av_packet_free(packet);
            avcodec_free_context(context);
        }
    }
}
