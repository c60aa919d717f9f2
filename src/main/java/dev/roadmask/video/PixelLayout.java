package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BITSTREAM;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_FLOAT;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_HWACCEL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;

/**
 * Where the samples of a pixel format lie, from FFmpeg's own descriptor.
 *
 * @param name FFmpeg's name of the pixel format
 * @param yuv whether the components are luma, two colour differences and perhaps alpha
 * @param wholeBytes whether every sample is an integer of one or two whole bytes in native order, so that plain code
 *     can read and write it
 * @param bitDepth bits of the first component's value
 * @param components Y, U, V (A) or R, G, B (A) or grey (A)
 */
public record PixelLayout(String name, boolean yuv, boolean wholeBytes, int bitDepth, List<Component> components) {
    private static final Map<Integer, PixelLayout> KNOWN = new ConcurrentHashMap<>();

    /** Copies the components. */
    public PixelLayout {
        components = List.copyOf(components);
    }

    /**
     * One component. The sample at (x, y) of the component's own, subsampled grid lies in plane {@code plane} at byte
     * y · rowStride + offset + x · pixelStride. It is two bytes when shift + bitDepth exceeds 8, else one; its value is
     * (stored &gt;&gt; shift) &amp; (2^bitDepth - 1).
     *
     * @param plane index of the plane
     * @param offset bytes before the first sample of a row
     * @param pixelStride bytes from a sample to the next in a row
     * @param shift bits to the right of the value in the stored sample
     * @param bitDepth bits of the value
     * @param widthShift log2 of the horizontal subsampling: the grid is ceil(width / 2^widthShift) wide
     * @param heightShift log2 of the vertical subsampling
     */
    public record Component(
            int plane, int offset, int pixelStride, int shift, int bitDepth, int widthShift, int heightShift) {
        /** Columns of this component's grid in a picture of some width. */
        public int width(int pictureWidth) {
            return -(-pictureWidth >> widthShift);
        }

        /** Rows of this component's grid in a picture of some height. */
        public int height(int pictureHeight) {
            return -(-pictureHeight >> heightShift);
        }
    }

    /** The layout of a pixel format by FFmpeg's number; made once a format. */
    static PixelLayout of(int pixelFormat) {
        return KNOWN.computeIfAbsent(pixelFormat, PixelLayout::describe);
    }

    /** FFmpeg's number of a pixel format by its name. */
    static int numberOf(String name) {
        return av_get_pix_fmt(name);
    }

    /** Number of planes that hold components. */
    public int planes() {
        return 1 + components.stream().mapToInt(Component::plane).max().orElse(-1);
    }

    /** Rows of a plane in a picture of some height. */
    public int planeHeight(int plane, int pictureHeight) {
        return components.stream()
                .filter(component -> component.plane() == plane)
                .mapToInt(component -> component.height(pictureHeight))
                .max()
                .orElse(0);
    }

    private static PixelLayout describe(int pixelFormat) {
        AVPixFmtDescriptor format = av_pix_fmt_desc_get(pixelFormat);
        if (format == null) {
            throw new IllegalArgumentException("unknown pixel format: number=" + pixelFormat);
        }
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < format.nb_components(); i++) {
            components.add(component(format, i));
        }
        long flags = format.flags();
        boolean yuv = components.size() >= 3 && (flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL)) == 0;
        int bitDepth = components.isEmpty() ? 0 : components.get(0).bitDepth();
        return new PixelLayout(format.name().getString(), yuv, wholeBytes(flags, components), bitDepth, components);
    }

    private static Component component(AVPixFmtDescriptor format, int index) {
        AVComponentDescriptor component = format.comp(index);
        // Only the two colour differences are subsampled; luma and alpha never are.
        boolean difference = index == 1 || index == 2;
        return new Component(
                component.plane(),
                component.offset(),
                component.step(),
                component.shift(),
                component.depth(),
                difference ? format.log2_chroma_w() : 0,
                difference ? format.log2_chroma_h() : 0);
    }

    private static boolean wholeBytes(long flags, List<Component> components) {
        long unfit = AV_PIX_FMT_FLAG_BITSTREAM | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_FLOAT;
        boolean bigEndian = (flags & AV_PIX_FMT_FLAG_BE) != 0;
        boolean nativeOrder = bigEndian == (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN);
        return (flags & unfit) == 0
                && !components.isEmpty()
                && components.stream()
                        .allMatch(component -> component.shift() + component.bitDepth() <= 8
                                || nativeOrder && component.shift() + component.bitDepth() <= 16);
    }
}
