package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CONFIG_PIX_FORMAT;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_best_pix_fmt_of_list;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_supported_config;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_HWACCEL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/** Which pixel format an encoder is given. */
final class PixelFormatChoice {
    private PixelFormatChoice() {}

    /** The encoder's format closest to the source's, from system memory; NONE when it takes only a device's. */
    static int closest(AVCodec codec, int sourceFormat) {
        int[] offered = offered(codec);
        if (offered == null) {
            return FullRangeAlias.plain(sourceFormat);
        }
        int[] plain =
                Arrays.stream(offered).map(FullRangeAlias::plain).distinct().toArray();
        int[] list = Arrays.copyOf(plain, plain.length + 1);
        list[plain.length] = AV_PIX_FMT_NONE;
        return plain.length == 0
                ? AV_PIX_FMT_NONE
                : avcodec_find_best_pix_fmt_of_list(list, FullRangeAlias.plain(sourceFormat), 0, (int[]) null);
    }

    /** The formats in system memory that the encoder lists, null when it takes any. */
    private static int[] offered(AVCodec codec) {
        Pointer list = new Pointer((Pointer) null);
        int[] count = new int[1];
        avcodec_get_supported_config((AVCodecContext) null, codec, AV_CODEC_CONFIG_PIX_FORMAT, 0, list, count);
        if (list.isNull()) {
            return null;
        }
        int[] formats = new int[count[0]];
        new IntPointer(list).get(formats);
        return Arrays.stream(formats)
                .filter(format -> (av_pix_fmt_desc_get(format).flags() & AV_PIX_FMT_FLAG_HWACCEL) == 0)
                .toArray();
    }
}
