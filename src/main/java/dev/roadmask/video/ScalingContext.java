package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_init_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import dev.roadmask.video.VideoException.Kind;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** One swscale context, bilinear, made anew when the source's size, format or colour tags change. One thread. */
final class ScalingContext implements AutoCloseable {
    private static final int UNCHANGED = 1 << 16; // contrast and saturation 1 in 16.16 fixed point
    private final int targetWidth;
    private final int targetHeight;
    private final int targetFormat;
    private final ColorMatrix targetMatrix;
    private final boolean targetFullRange;
    private SwsContext context;
    private int width;
    private int height;
    private int format;
    private ColorMatrix matrix;
    private boolean fullRange;

    ScalingContext(int width, int height, int format, ColorMatrix matrix, boolean fullRange) {
        this.targetWidth = width;
        this.targetHeight = height;
        this.targetFormat = format;
        this.targetMatrix = matrix;
        this.targetFullRange = fullRange;
    }

    /** Whether this context makes pictures of that kind. */
    boolean makes(int width, int height, int format, ColorMatrix matrix, boolean fullRange) {
        return targetWidth == width
                && targetHeight == height
                && targetFormat == format
                && targetMatrix == matrix
                && targetFullRange == fullRange;
    }

    /** Scales a whole picture into planes of the target's size and format. */
    void scale(Picture source, PointerPointer<?> planes, IntPointer rowStrides) throws VideoException {
        if (!fits(source)) {
            recreate(source);
        }
        sws_scale(context, source.dataPointers(), source.rowStrides(), 0, height, planes, rowStrides);
    }

    private boolean fits(Picture source) {
        AVFrame frame = source.frame();
        return context != null
                && frame.width() == width
                && frame.height() == height
                && frame.format() == format
                && matrixOf(source) == matrix
                && source.fullRange() == fullRange;
    }

    /** RGB goes through YUV inside swscale: there and back by the same matrix, or it changes. */
    private ColorMatrix matrixOf(Picture source) {
        return source.layout().yuv() ? source.colorMatrix() : targetMatrix;
    }

    private void recreate(Picture source) throws VideoException {
        close();
        width = source.width();
        height = source.height();
        format = source.frame().format();
        matrix = matrixOf(source);
        fullRange = source.fullRange();
        context = sws_alloc_context();
        context.src_w(width).src_h(height).src_format(format);
        context.dst_w(targetWidth).dst_h(targetHeight).dst_format(targetFormat);
        // Told later, swscale would have chosen a plain copy already where only the range differs.
        context.src_range(fullRange ? 1 : 0).dst_range(targetFullRange ? 1 : 0);
        context.flags(SWS_BILINEAR | SWS_ACCURATE_RND);
        if (sws_init_context(context, null, null) < 0) {
            close();
            throw new VideoException(Kind.INPUT, "cannot scale " + source + " to " + targetName());
        }
        applyColors();
    }

    private void applyColors() {
        sws_setColorspaceDetails(
                context,
                sws_getCoefficients(matrix.swscaleTable()),
                fullRange ? 1 : 0,
                sws_getCoefficients(targetMatrix.swscaleTable()),
                targetFullRange ? 1 : 0,
                0,
                UNCHANGED,
                UNCHANGED);
    }

    private String targetName() {
        return targetWidth + "x" + targetHeight + " "
                + av_get_pix_fmt_name(targetFormat).getString();
    }

    @Override
    public void close() {
        if (context != null) {
            sws_freeContext(context);
            context = null;
        }
    }
}
