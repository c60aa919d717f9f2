package dev.roadmask.mask;

import java.util.Objects;

/**
 * A YUV picture to paint on: three components, the colour differences perhaps on a coarser grid.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param y luma, of the picture's size
 * @param u blue difference (Cb); its size is the picture's, divided by a power of two and rounded up
 * @param v red difference (Cr), of the same size as {@code u}
 * @param fullRange whether luma uses all codes rather than 16 to 235 (in 8 bits)
 * @param matrix how the colours are coded
 */
public record YuvPlanes(
        int width, int height, SamplePlane y, SamplePlane u, SamplePlane v, boolean fullRange, YuvMatrix matrix) {
    public YuvPlanes {
        Objects.requireNonNull(matrix, "matrix");
        if (y.width() != width || y.height() != height) {
            throw new IllegalArgumentException("luma must have the picture's size: width=" + width + " height=" + height
                    + " y.width=" + y.width() + " y.height=" + y.height());
        }
        if (u.width() != v.width() || u.height() != v.height()) {
            throw new IllegalArgumentException("both colour differences must have one size: u.width=" + u.width()
                    + " u.height=" + u.height() + " v.width=" + v.width() + " v.height=" + v.height());
        }
        if (y.bitDepth() != u.bitDepth() || y.bitDepth() != v.bitDepth()) {
            throw new IllegalArgumentException("all components must have one bit depth: y=" + y.bitDepth() + " u="
                    + u.bitDepth() + " v=" + v.bitDepth());
        }
        subsampling(width, u.width());
        subsampling(height, u.height());
    }

    /** Bits of a sample. */
    public int bitDepth() {
        return y.bitDepth();
    }

    /** log2 of the horizontal subsampling of the colour differences. */
    public int widthShift() {
        return subsampling(width, u.width());
    }

    /** log2 of the vertical subsampling of the colour differences. */
    public int heightShift() {
        return subsampling(height, u.height());
    }

    private static int subsampling(int full, int coarse) {
        for (int shift = 0; shift <= 3; shift++) {
            if ((full + (1 << shift) - 1) >> shift == coarse) {
                return shift;
            }
        }
        throw new IllegalArgumentException(
                "chroma must be subsampled by 1, 2, 4 or 8: full=" + full + " coarse=" + coarse);
    }
}
