package dev.roadmask.video;

import java.util.List;

/**
 * Where the samples of a pixel format lie, from FFmpeg's own descriptor.
 *
 * @param name FFmpeg's name of the pixel format
 * @param yuv whether the first three components are luma and two colour differences (two in a grey picture: one)
 * @param byteAligned whether every sample is one or two whole bytes in native order, so that plain code can read it
 * @param bitDepth bits of a luma (or first component's) sample
 * @param components in the format's order: Y, U, V (A) or R, G, B (A)
 */
public record PixelLayout(String name, boolean yuv, boolean byteAligned, int bitDepth, List<Component> components) {
    /** Copies the components. */
    public PixelLayout {
        components = List.copyOf(components);
    }

    /**
     * One component. The sample at (x, y) of the component's own, subsampled grid lies in plane {@code plane} at byte
     * y · rowStride + offset + x · pixelStride; its value is (stored &gt;&gt; shift) &amp; (2^bitDepth - 1).
     *
     * @param plane index of the plane
     * @param offset bytes before the first sample of a row
     * @param pixelStride bytes from a sample to the next in a row
     * @param shift bits to the right of the value in the stored sample
     * @param bitDepth bits of the value; above 8 a sample is two bytes
     * @param widthShift log2 of the horizontal subsampling: the grid is ceil(width / 2^widthShift) wide
     * @param heightShift log2 of the vertical subsampling
     */
    public record Component(
            int plane, int offset, int pixelStride, int shift, int bitDepth, int widthShift, int heightShift) {}
}
