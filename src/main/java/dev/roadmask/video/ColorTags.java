package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_UNSPECIFIED;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * What a stream says of its colours, in FFmpeg's numbers: kept as they are from the source to the output, unspecified
 * ones included.
 */
record ColorTags(int range, int primaries, int transfer, int space, int chromaLocation) {
    /** The tags of a stream; a full-range alias of a pixel format counts as the tag. */
    static ColorTags of(AVCodecParameters stream) {
        int range = FullRangeAlias.isAlias(stream.format()) ? AVCOL_RANGE_JPEG : stream.color_range();
        return new ColorTags(
                range, stream.color_primaries(), stream.color_trc(), stream.color_space(), stream.chroma_location());
    }

    /** The tags of a video that we make ourselves: limited range, matrix by its size. */
    static ColorTags ofNew(int width, int height) {
        boolean highDefinition = ColorMatrix.of(AVCOL_SPC_UNSPECIFIED, width, height) == ColorMatrix.BT709;
        return highDefinition
                ? new ColorTags(AVCOL_RANGE_MPEG, AVCOL_PRI_BT709, AVCOL_TRC_BT709, AVCOL_SPC_BT709, AVCHROMA_LOC_LEFT)
                : new ColorTags(
                        AVCOL_RANGE_MPEG,
                        AVCOL_PRI_SMPTE170M,
                        AVCOL_TRC_SMPTE170M,
                        AVCOL_SPC_SMPTE170M,
                        AVCHROMA_LOC_LEFT);
    }

    /** The tags of grey pictures whose samples are numbers, 0 to 255, rather than brightness. */
    static ColorTags ofNumbers() {
        return new ColorTags(
                AVCOL_RANGE_JPEG,
                AVCOL_PRI_UNSPECIFIED,
                AVCOL_TRC_UNSPECIFIED,
                AVCOL_SPC_UNSPECIFIED,
                AVCHROMA_LOC_UNSPECIFIED);
    }

    boolean fullRange() {
        return range == AVCOL_RANGE_JPEG;
    }

    /** The colour space tag, or what {@link ColorMatrix} takes an untagged picture of a size for. */
    int spaceOrGuess(int width, int height) {
        return space == AVCOL_SPC_UNSPECIFIED ? ofNew(width, height).space() : space;
    }

    void applyTo(AVCodecContext encoder) {
        encoder.color_range(range);
        encoder.color_primaries(primaries);
        encoder.color_trc(transfer);
        encoder.colorspace(space);
        encoder.chroma_sample_location(chromaLocation);
    }

    void applyTo(AVFrame frame) {
        frame.color_range(range);
        frame.color_primaries(primaries);
        frame.color_trc(transfer);
        frame.colorspace(space);
        frame.chroma_location(chromaLocation);
    }

    /** Copies the tags from frame to frame without a record in between: this is done for every frame. */
    static void copy(AVFrame source, AVFrame target) {
        target.color_range(source.color_range());
        target.color_primaries(source.color_primaries());
        target.color_trc(source.color_trc());
        target.colorspace(source.colorspace());
        target.chroma_location(source.chroma_location());
    }
}
