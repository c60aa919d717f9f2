package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_get_media_type_string;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;

/** Puts into plain Java what an open container says of its video. */
final class VideoDescriber {
    /** Ticks a second from which on a time base is a clock rather than a frame rate. */
    private static final int CLOCK_TICKS = 1_000;

    private final MediaInput input;
    private final AVStream stream;
    private final AVCodecParameters video;
    private final TimeBase timeBase;
    private final int pixelFormat;

    /** A describer of one stream, with its pixel format as the decoder knows it. */
    VideoDescriber(MediaInput input, AVStream stream, int pixelFormat) {
        this.input = input;
        this.stream = stream;
        this.video = stream.codecpar();
        this.timeBase = timeBase(stream);
        this.pixelFormat = pixelFormat;
    }

    VideoDescription describe() {
        DisplayOrientation orientation = DisplayOrientation.of(video);
        Optional<FrameRate> rate = frameRate();
        OptionalDouble seconds = durationSeconds();
        return new VideoDescription(
                input.context().iformat().name().getString(),
                avcodec_get_name(video.codec_id()).getString(),
                stream.index(),
                video.width(),
                video.height(),
                av_get_pix_fmt_name(FullRangeAlias.plain(pixelFormat)).getString(),
                ColorTags.of(video).fullRange(),
                timeBase,
                rate,
                pixelAspect(),
                orientation.rotationDegrees(),
                orientation.mirrored(),
                seconds,
                frameCount(rate, seconds),
                video.bit_rate() > 0 ? OptionalLong.of(video.bit_rate()) : OptionalLong.empty(),
                otherStreams());
    }

    /** The unit of a stream's timestamps. */
    static TimeBase timeBase(AVStream stream) {
        return new TimeBase(stream.time_base().num(), stream.time_base().den());
    }

    /** The average frame rate, or FFmpeg's guess when the average is missing or merely the clock's own tick. */
    private Optional<FrameRate> frameRate() {
        Optional<FrameRate> average = frameRate(stream.avg_frame_rate());
        return average.isPresent() && !durationsAreStandIns()
                ? average
                : frameRate(av_guess_frame_rate(input.context(), stream, (AVFrame) null));
    }

    /**
     * Whether frames come with a duration of one tick of a clock, which FFmpeg puts where a container says nothing.
     */
    boolean durationsAreStandIns() {
        Optional<FrameRate> average = frameRate(stream.avg_frame_rate());
        return average.isPresent()
                && average.get().frameDuration().equals(timeBase)
                && timeBase.denominator() >= CLOCK_TICKS;
    }

    private static Optional<FrameRate> frameRate(AVRational rate) {
        return rate.num() > 0 && rate.den() > 0 ? Optional.of(new FrameRate(rate.num(), rate.den())) : Optional.empty();
    }

    private double pixelAspect() {
        AVRational aspect = av_guess_sample_aspect_ratio(input.context(), stream, (AVFrame) null);
        return aspect.num() > 0 && aspect.den() > 0 ? (double) aspect.num() / aspect.den() : 1;
    }

    private OptionalDouble durationSeconds() {
        if (stream.duration() != AV_NOPTS_VALUE && stream.duration() > 0) {
            return OptionalDouble.of(timeBase.seconds(stream.duration()));
        }
        long microseconds = input.context().duration();
        return microseconds != AV_NOPTS_VALUE && microseconds > 0
                ? OptionalDouble.of((double) microseconds / AV_TIME_BASE)
                : OptionalDouble.empty();
    }

    private OptionalLong frameCount(Optional<FrameRate> rate, OptionalDouble seconds) {
        if (stream.nb_frames() > 0) {
            return OptionalLong.of(stream.nb_frames());
        }
        return rate.isPresent() && seconds.isPresent()
                ? OptionalLong.of(Math.round(seconds.getAsDouble() * rate.get().framesPerSecond()))
                : OptionalLong.empty();
    }

    private List<StreamDescription> otherStreams() {
        List<StreamDescription> others = new ArrayList<>();
        for (int i = 0; i < input.streams(); i++) {
            if (i != stream.index()) {
                others.add(describe(input.stream(i)));
            }
        }
        return others;
    }

    /** A stream in plain Java. */
    static StreamDescription describe(AVStream stream) {
        AVCodecParameters parameters = stream.codecpar();
        BytePointer kind = av_get_media_type_string(parameters.codec_type());
        return new StreamDescription(
                stream.index(),
                kind == null ? "unknown" : kind.getString(),
                avcodec_get_name(parameters.codec_id()).getString());
    }
}
