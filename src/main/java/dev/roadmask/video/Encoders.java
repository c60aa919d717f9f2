package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import dev.roadmask.video.VideoException.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.bytedeco.ffmpeg.avcodec.AVCodec;

/** The encoders that are worth naming, and the choice among them. All take pictures from system memory. */
public final class Encoders {
    /** What {@code auto} tries, best first. */
    private static final List<String> AUTOMATIC = List.of("h264_nvenc", "libx264", "libopenh264", "mpeg4");

    private static final List<String> NAMED = List.of(
            "h264_nvenc",
            "libx264",
            "libopenh264",
            "mpeg4",
            "hevc_nvenc",
            "libx265",
            "av1_nvenc",
            "libsvtav1",
            "libaom-av1",
            "libvpx-vp9",
            "mjpeg",
            "prores_ks",
            "ffv1");

    private Encoders() {}

    /** Names of encoders in this FFmpeg build, {@code auto}'s candidates first. Being in the build is not opening. */
    public static List<String> available() {
        FfmpegLog.prepare();
        return NAMED.stream()
                .filter(name -> avcodec_find_encoder_by_name(name) != null)
                .toList();
    }

    /** Whether an encoder opens on this machine; tried with a small picture. */
    public static boolean opens(String encoder) {
        FfmpegLog.prepare();
        ColorTags colors = ColorTags.ofNew(320, 240);
        EncoderSpec small = new EncoderSpec(
                320, 240, AV_PIX_FMT_YUV420P, new TimeBase(1, 25), new FrameRate(25, 1), 1, 1, colors, false);
        try (VideoEncoder opened = named(encoder, small, EncoderOptions.defaults())) {
            return opened != null;
        } catch (VideoException refusal) {
            return false;
        }
    }

    /** Opens the encoder asked for, or the best that opens. */
    static VideoEncoder open(EncoderSpec spec, EncoderOptions options) throws VideoException {
        return options.encoder().equals(EncoderOptions.AUTO)
                ? best(spec, options)
                : named(options.encoder(), spec, options);
    }

    private static VideoEncoder best(EncoderSpec spec, EncoderOptions options) throws VideoException {
        VideoException last = null;
        for (String name : AUTOMATIC) {
            try {
                return named(name, spec, options);
            } catch (VideoException refusal) {
                last = refusal;
            }
        }
        throw last;
    }

    private static VideoEncoder named(String name, EncoderSpec spec, EncoderOptions options) throws VideoException {
        AVCodec codec = avcodec_find_encoder_by_name(name);
        if (codec == null || codec.type() != AVMEDIA_TYPE_VIDEO) {
            throw refused(name, "is no video encoder of this FFmpeg build. There are: " + others(name));
        }
        requireFit(name, spec);
        return VideoEncoder.open(codec, spec, options);
    }

    /** OpenH264 cuts an odd row or column off without a word, and refuses tiny pictures only when given one. */
    private static void requireFit(String name, EncoderSpec spec) throws VideoException {
        boolean even = spec.width() % 2 == 0 && spec.height() % 2 == 0;
        if (name.equals("libopenh264") && (!even || spec.width() < 16 || spec.height() < 16)) {
            throw refused(name, "takes even sizes from 16x16 on, this is " + spec + ". Try mpeg4");
        }
    }

    /** Names of the encoders to try instead. */
    static String others(String name) {
        return available().stream().filter(other -> !other.equals(name)).collect(Collectors.joining(", "));
    }

    /** The exception of an encoder that does not do. */
    static VideoException refused(String name, String why) {
        return new VideoException(Kind.ENCODER, "encoder " + name + " " + why);
    }
}
