package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import dev.roadmask.video.VideoException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.bytedeco.ffmpeg.avcodec.AVCodec;

/** The encoders that are worth naming, and the choice among them. All take pictures from system memory. */
public final class Encoders {
    /** What {@code auto} tries, best first. */
    private static final List<String> AUTOMATIC =
            List.of("h264_nvenc", "libx264", "libopenh264", "libsvtav1", "libaom-av1", "mpeg4", "prores_ks");

    /** Bits of a sample in HDR video. */
    private static final int FINE_DEPTH = 10;

    private static final int OPENH264_LEAST = 16;
    private static final int SVT_LEAST = 64;

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
                320, 240, AV_PIX_FMT_YUV420P, new TimeBase(1, 25), new FrameRate(25, 1), 1, 1, colors, false, false);
        try (VideoEncoder opened = named(encoder, small, EncoderOptions.defaults())) {
            return opened != null;
        } catch (VideoException refusal) {
            return false;
        }
    }

    /** Opens the encoder asked for, or the best that opens and holds the pictures as they are. */
    static EncoderChoice open(EncoderSpec spec, EncoderOptions options, IntPredicate containerTakes)
            throws VideoException {
        return options.encoder().equals(EncoderOptions.AUTO)
                ? best(spec, options, containerTakes)
                : new EncoderChoice(named(options.encoder(), spec, options), Optional.empty());
    }

    /** Depth goes before preference: as many bits as the source has, else ten, else whatever opens. */
    private static EncoderChoice best(EncoderSpec spec, EncoderOptions options, IntPredicate containerTakes)
            throws VideoException {
        int depth = PixelLayout.of(spec.sourceFormat()).bitDepth();
        VideoException last = null;
        for (int least : new int[] {depth, Math.min(depth, FINE_DEPTH), 0}) {
            String passedOver = null;
            for (String name : AUTOMATIC) {
                AVCodec codec = avcodec_find_encoder_by_name(name);
                String misfit = codec == null ? null : misfit(codec, spec, least);
                if (codec == null || misfit != null || !containerTakes.test(codec.id())) {
                    passedOver = passedOver == null ? misfit : passedOver;
                    continue;
                }
                try {
                    return new EncoderChoice(VideoEncoder.open(codec, spec, options), Optional.ofNullable(passedOver));
                } catch (VideoException refusal) {
                    last = refusal;
                }
            }
        }
        throw last == null ? refused(EncoderOptions.AUTO, "finds no encoder for " + spec) : last;
    }

    /** Why an encoder cannot hold the pictures as they are, null if it can. */
    private static String misfit(AVCodec codec, EncoderSpec spec, int leastDepth) {
        String name = codec.name().getString();
        String size = wrongSize(name, spec);
        int format = PixelFormatChoice.closest(codec, spec.sourceFormat());
        if (size != null || format == AV_PIX_FMT_NONE) {
            return size == null ? null : name + " " + size;
        }
        int depth = PixelLayout.of(format).bitDepth();
        return depth >= leastDepth ? null : "%s takes %d bits, this is %d".formatted(name, depth, leastDepth);
    }

    private static VideoEncoder named(String name, EncoderSpec spec, EncoderOptions options) throws VideoException {
        AVCodec codec = avcodec_find_encoder_by_name(name);
        if (codec == null || codec.type() != AVMEDIA_TYPE_VIDEO) {
            throw refused(name, "is no video encoder of this FFmpeg build. There are: " + others(name));
        }
        requireFit(name, spec);
        return VideoEncoder.open(codec, spec, options);
    }

    /** FFV1, which every player built on FFmpeg reads, for pictures with long runs of one value. */
    static VideoEncoder lossless(EncoderSpec spec) throws VideoException {
        AVCodec codec = avcodec_find_encoder_by_name(EncoderTuning.LOSSLESS);
        if (codec == null) {
            throw refused(EncoderTuning.LOSSLESS, "is missing from this FFmpeg build");
        }
        return VideoEncoder.open(codec, spec, EncoderTuning.lossless());
    }

    private static void requireFit(String name, EncoderSpec spec) throws VideoException {
        String wrong = wrongSize(name, spec);
        if (wrong != null) {
            throw refused(name, wrong + ". Try auto or mpeg4");
        }
    }

    /**
     * OpenH264 cuts an odd row or column off without a word, and refuses tiny pictures only when given one; SVT-AV1
     * never returns from some that are smaller than its blocks.
     */
    private static String wrongSize(String name, EncoderSpec spec) {
        int least = Math.min(spec.width(), spec.height());
        boolean even = spec.width() % 2 == 0 && spec.height() % 2 == 0;
        if (name.equals("libopenh264") && (!even || least < OPENH264_LEAST)) {
            return "takes even sizes from 16x16 on, this is " + spec;
        }
        return name.equals("libsvtav1") && least < SVT_LEAST ? "takes sizes from 64x64 on, this is " + spec : null;
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
