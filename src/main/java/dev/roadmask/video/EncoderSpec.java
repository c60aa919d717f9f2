package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * The pictures that an encoder is to take.
 *
 * @param width in pixels
 * @param height in pixels
 * @param sourceFormat FFmpeg's number of the pixel format that they come in; the encoder's is the closest it takes
 * @param timeBase unit of their timestamps
 * @param frameRate average, for rate control
 * @param pixelAspectNumerator 0 when unknown
 * @param pixelAspectDenominator 1 when unknown
 * @param colors tags to carry over
 * @param globalHeader whether the container wants the codec's header apart from the packets
 * @param lowDelay whether the encoder must not hold pictures back
 */
record EncoderSpec(
        int width,
        int height,
        int sourceFormat,
        TimeBase timeBase,
        FrameRate frameRate,
        int pixelAspectNumerator,
        int pixelAspectDenominator,
        ColorTags colors,
        boolean globalHeader,
        boolean lowDelay) {
    private static final FrameRate UNKNOWN_RATE = new FrameRate(30, 1);

    /** The pictures of a file. */
    static EncoderSpec of(VideoDescription video, AVFormatContext container) {
        AVStream stream = container.streams(video.streamIndex());
        AVRational aspect = av_guess_sample_aspect_ratio(container, stream, (AVFrame) null);
        return new EncoderSpec(
                video.width(),
                video.height(),
                PixelLayout.numberOf(video.pixelFormat()),
                video.timeBase(),
                video.frameRate().orElse(UNKNOWN_RATE),
                aspect.num(),
                Math.max(1, aspect.den()),
                ColorTags.of(stream.codecpar()),
                false,
                false);
    }

    /** The pictures of a new video. */
    static EncoderSpec of(NewVideo video, boolean globalHeader) {
        return new EncoderSpec(
                video.width(),
                video.height(),
                AV_PIX_FMT_YUV420P,
                video.frameRate().frameDuration(),
                video.frameRate(),
                1,
                1,
                ColorTags.ofNew(video.width(), video.height()),
                globalHeader,
                false);
    }

    /**
     * Pictures of numbers, made of each of a film's pictures as it is shown.
     *
     * @param film borrowed for the call
     */
    static EncoderSpec numbersLike(VideoSource film) {
        VideoDescription video = film.description();
        EncoderSpec like = of(video, film.input().context());
        boolean sideways = video.rotationDegrees() % 180 != 0;
        boolean turnsAspect = sideways && like.pixelAspectNumerator > 0;
        return new EncoderSpec(
                sideways ? like.height : like.width,
                sideways ? like.width : like.height,
                AV_PIX_FMT_GRAY8,
                like.timeBase,
                like.frameRate,
                turnsAspect ? like.pixelAspectDenominator : like.pixelAspectNumerator,
                turnsAspect ? like.pixelAspectNumerator : like.pixelAspectDenominator,
                ColorTags.ofNumbers(),
                false,
                false);
    }

    /** The same for a container that wants the codec's header apart, or does not. */
    EncoderSpec withGlobalHeader(boolean wanted) {
        return with(sourceFormat, colors, wanted, lowDelay);
    }

    /** The same for pictures that come live, in the format that they are painted in. */
    EncoderSpec live(int format) {
        return with(format, colorsIn(format), globalHeader, true);
    }

    private EncoderSpec with(int format, ColorTags tags, boolean header, boolean prompt) {
        return new EncoderSpec(
                width,
                height,
                format,
                timeBase,
                frameRate,
                pixelAspectNumerator,
                pixelAspectDenominator,
                tags,
                header,
                prompt);
    }

    /** The pictures' tags when they are given to an encoder in some format: kept, unless colours have to become YUV first. */
    ColorTags colorsIn(int format) {
        boolean sameKind = PixelLayout.of(format).yuv()
                == PixelLayout.of(FullRangeAlias.plain(sourceFormat)).yuv();
        return sameKind ? colors : ColorTags.ofNew(width, height);
    }

    /** {@code 1280x720}. */
    @Override
    public String toString() {
        return width + "x" + height;
    }
}
