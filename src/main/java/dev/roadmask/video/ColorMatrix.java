package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_CL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT470BG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_FCC;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE240M;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_BT2020;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU601;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU709;

/**
 * How luma and two colour differences make red, green and blue. The one place that decides what an untagged picture
 * means: high-definition sizes (1280 wide, or taller than 576) are BT.709, smaller ones BT.601, as players have it.
 */
public enum ColorMatrix {
    /** Standard definition, and JPEG. */
    BT601(SWS_CS_ITU601),
    /** High definition. */
    BT709(SWS_CS_ITU709),
    /** Ultra high definition. */
    BT2020(SWS_CS_BT2020);

    private static final int HD_WIDTH = 1280;
    private static final int SD_HEIGHT = 576;

    private final int swscaleTable;

    ColorMatrix(int swscaleTable) {
        this.swscaleTable = swscaleTable;
    }

    /** The matrix of a picture by FFmpeg's colour space tag, guessed by its size when the tag does not say. */
    static ColorMatrix of(int colorSpace, int width, int height) {
        if (colorSpace == AVCOL_SPC_BT709 || colorSpace == AVCOL_SPC_SMPTE240M) {
            return BT709;
        }
        if (colorSpace == AVCOL_SPC_BT2020_NCL || colorSpace == AVCOL_SPC_BT2020_CL) {
            return BT2020;
        }
        if (colorSpace == AVCOL_SPC_BT470BG || colorSpace == AVCOL_SPC_SMPTE170M || colorSpace == AVCOL_SPC_FCC) {
            return BT601;
        }
        return width >= HD_WIDTH || height > SD_HEIGHT ? BT709 : BT601;
    }

    /** Index of swscale's coefficient table. */
    int swscaleTable() {
        return swscaleTable;
    }
}
