package dev.roadmask.mask;

import java.util.Arrays;

/**
 * Covers a part of a YUV picture, in place: with black, or with what another picture shows there.
 *
 * <p>As with {@link MaskPainter}, luma samples outside of that part, and chroma samples that stand for at least one pixel
 * outside of it, stay as they are.
 *
 * <p>Allocates nothing per frame once it has seen its busiest one. One thread at a time; pictures and masks are borrowed
 * for the call.
 */
public final class MaskCover {
    private final MaskRuns chroma;
    private final MaskRuns outside;
    private final MaskSubsampling subsampling;
    private final byte[] line;
    private final char[][] black = new char[3][];

    /** @param like a picture of the size, subsampling, bit depth and colours of all that will be covered; not kept */
    public MaskCover(YuvPlanes like) {
        chroma = new MaskRuns(like.u().width(), like.u().height());
        outside = new MaskRuns(like.width(), like.height());
        subsampling = new MaskSubsampling(like.width(), like.widthShift(), like.heightShift());
        line = new byte[like.width()];
        YuvColor color = YuvColor.ofRgb(0, like.matrix(), like.fullRange(), like.bitDepth());
        int[] components = {color.y(), color.u(), color.v()};
        for (int i = 0; i < components.length; i++) {
            black[i] = new char[1 << like.bitDepth()];
            Arrays.fill(black[i], (char) components[i]);
        }
    }

    /** All pixels that are not in a mask; valid until the next call. */
    public MaskRuns outside(MaskRuns mask) {
        outside.clear();
        for (int y = 0; y < mask.height(); y++) {
            int at = 0;
            for (int i = mask.firstEdge(y); i < mask.firstEdge(y + 1); i += 2) {
                outside.add(at, mask.edges()[i]);
                at = mask.edges()[i + 1];
            }
            outside.add(at, mask.width());
            outside.endRow();
        }
        return outside;
    }

    /** Makes a part of a picture black. */
    public void blacken(YuvPlanes planes, MaskRuns part) {
        subsampling.subsample(part, chroma);
        blacken(planes.y(), part, black[0]);
        blacken(planes.u(), chroma, black[1]);
        blacken(planes.v(), chroma, black[2]);
    }

    private void blacken(SamplePlane plane, MaskRuns part, char[] table) {
        for (int y = 0; y < plane.height(); y++) {
            for (int i = part.firstEdge(y); i < part.firstEdge(y + 1); i += 2) {
                plane.map(y, part.edges()[i], part.edges()[i + 1], table, line);
            }
        }
    }

    /** Puts what {@code other}, a picture of the same kind, shows in a part of it into {@code planes}. */
    public void replace(YuvPlanes planes, MaskRuns part, YuvPlanes other) {
        subsampling.subsample(part, chroma);
        replace(planes.y(), part, other.y());
        replace(planes.u(), chroma, other.u());
        replace(planes.v(), chroma, other.v());
    }

    private static void replace(SamplePlane plane, MaskRuns part, SamplePlane other) {
        for (int y = 0; y < plane.height(); y++) {
            for (int i = part.firstEdge(y); i < part.firstEdge(y + 1); i += 2) {
                plane.copy(y, part.edges()[i], part.edges()[i + 1], other);
            }
        }
    }
}
