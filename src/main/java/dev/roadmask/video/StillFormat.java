package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_CENTER;
import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT470BG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_IEC61966_2_1;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/**
 * A kind of picture file.
 *
 * @param encoder FFmpeg's name
 * @param pixelFormat that the encoder is given
 * @param colors of the pictures that the encoder is given
 * @param lambda the quality wanted of each picture in FFmpeg's units; 0 where that means nothing
 * @param options of the encoder
 */
record StillFormat(String encoder, String pixelFormat, ColorTags colors, int lambda, Map<String, String> options) {
    private static final ColorTags FULL_RANGE_BT601 = new ColorTags(
            AVCOL_RANGE_JPEG, AVCOL_PRI_BT709, AVCOL_TRC_IEC61966_2_1, AVCOL_SPC_BT470BG, AVCHROMA_LOC_CENTER);
    private static final ColorTags RGB = new ColorTags(
            AVCOL_RANGE_JPEG, AVCOL_PRI_BT709, AVCOL_TRC_IEC61966_2_1, AVCOL_SPC_RGB, AVCHROMA_LOC_UNSPECIFIED);
    /** The finest and the coarsest that the MJPEG encoder knows. */
    private static final double FINEST = 1;

    private static final double COARSEST = 31;

    /** JPEG; quality as libjpeg counts it, from 1 to 100. */
    static StillFormat jpeg(int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality must lie in [1, 100]: quality=" + quality);
        }
        // Both multiply a table of steps: libjpeg by 2 - quality / 50 (or 50 / quality), FFmpeg by scale / 8.
        double scale = quality < 50 ? 400.0 / quality : (100 - quality) * 8 / 50.0;
        double within = Math.min(COARSEST, Math.max(FINEST, scale));
        int lambda = (int) Math.round(within * FF_QP2LAMBDA);
        // Fixed Huffman tables: the best ones would take a second run through the picture.
        return new StillFormat(
                "mjpeg", "yuv420p", FULL_RANGE_BT601, lambda, Map.of("huffman", "default", "qmin", "1", "lmin", "118"));
    }

    /** PNG; compressed quickly, since somebody waits for it. */
    static StillFormat png() {
        return new StillFormat("png", "rgb24", RGB, 0, Map.of("compression_level", "4", "pred", "up"));
    }

    /**
     * PNG in grey: numbers, whose brightness is not told, so that no viewer changes them. A mask's rows are
     * mostly those above, so the difference to those is written: measured, it is quickest, of probabilities also smallest.
     */
    static StillFormat grayPng() {
        return new StillFormat("png", "gray", ColorTags.ofNumbers(), 0, Map.of("compression_level", "1", "pred", "up"));
    }

    /** A picture to be encoded; the caller closes it. */
    Picture allocate(int width, int height) {
        return Picture.allocate(width, height, pixelFormat, colors);
    }

    /** An encoder for pictures like this one, to be closed by {@link #close}. */
    AVCodecContext open(Picture like) throws VideoException {
        AVCodec codec = avcodec_find_encoder_by_name(encoder);
        if (codec == null) {
            throw Encoders.refused(encoder, "is missing from this FFmpeg build");
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        context.width(like.width()).height(like.height()).pix_fmt(like.frame().format());
        context.time_base().num(1).den(1);
        // Tells the pixels' shape, without which the JPEG would have no JFIF header.
        context.sample_aspect_ratio().num(1).den(1);
        context.flags(context.flags() | AV_CODEC_FLAG_BITEXACT | (lambda == 0 ? 0 : AV_CODEC_FLAG_QSCALE));
        context.thread_count(1);
        context.global_quality(lambda);
        colors.applyTo(context);
        int code = openWith(context, codec);
        if (code < 0) {
            close(context);
            throw Encoders.refused(encoder, "does not open for " + like + " (" + FfmpegError.text(code) + ")");
        }
        return context;
    }

    private int openWith(AVCodecContext context, AVCodec codec) {
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
        try {
            return avcodec_open2(context, codec, dictionary);
        } finally {
            av_dict_free(dictionary);
        }
    }

    /** Frees an encoder; null is none. */
    static void close(AVCodecContext context) {
        if (context != null) {
            avcodec_free_context(context);
        }
    }
}
