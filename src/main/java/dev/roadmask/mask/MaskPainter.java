package dev.roadmask.mask;

/**
 * Paints the cars of one frame straight on the planes of a YUV picture, in place.
 *
 * <p>Inside the mask, every sample is blended with the style's colour; along the edge, inside the mask, a
 * line of {@link #outlineWidth} pixels is opaque. Blending YUV is blending gamma-coded RGB, since one is a linear
 * function of the other.
 *
 * <p><b>What doesn't change.</b> Luma samples outside the mask, and chroma samples that stand for at least one pixel
 * outside the mask, stay bit-identical. So every pixel outside keeps all of its samples, whatever the subsampling; the
 * price is that pixels at the very edge of the mask may keep their old colour (not their luma), by one pixel in 4:2:0.
 *
 * <p>Costs what the cars cost: about 0.4 ms where a sixth of 1280x720 is car, 0.01 ms on an empty road. Allocates
 * nothing per frame once it has seen its busiest one. One thread at a time; the planes and the mask are
 * borrowed for the call.
 */
public final class MaskPainter {
    /** A thinner line would hardly ever own a whole chroma sample, and so have no colour. */
    private static final int MINIMUM_OUTLINE = 2;

    private final MaskRuns inner;
    private final MaskRuns chromaMask;
    private final MaskRuns chromaInner;
    private final MaskErosion erosion;
    private final MaskSubsampling subsampling;
    private final Format format;
    private final byte[] line;
    private final int outlineWidth;
    private final char[][] tint = new char[3][];
    private final char[][] edge = new char[3][];

    /** What the tables and grids were made for. */
    private record Format(
            int width, int height, int chromaWidth, int chromaHeight, int bitDepth, boolean full, YuvMatrix matrix) {
        static Format of(YuvPlanes planes) {
            SamplePlane u = planes.u();
            return new Format(
                    planes.width(),
                    planes.height(),
                    u.width(),
                    u.height(),
                    planes.bitDepth(),
                    planes.fullRange(),
                    planes.matrix());
        }

        boolean fits(YuvPlanes planes) {
            return planes.width() == width
                    && planes.height() == height
                    && planes.u().width() == chromaWidth
                    && planes.u().height() == chromaHeight
                    && planes.bitDepth() == bitDepth
                    && planes.fullRange() == full
                    && planes.matrix() == matrix;
        }
    }

    /**
     * @param like a picture of the size, subsampling, bit depth and colours of all that will be painted; not kept
     * @param style colour, opacity, outline
     */
    public MaskPainter(YuvPlanes like, PaintStyle style) {
        format = Format.of(like);
        int width = like.width();
        int height = like.height();
        inner = new MaskRuns(width, height);
        chromaMask = new MaskRuns(format.chromaWidth, format.chromaHeight);
        chromaInner = new MaskRuns(format.chromaWidth, format.chromaHeight);
        outlineWidth = style.outline() ? Math.max(MINIMUM_OUTLINE, Math.round(Math.min(width, height) / 360f)) : 0;
        line = new byte[width];
        erosion = new MaskErosion(width, outlineWidth);
        subsampling = new MaskSubsampling(width, like.widthShift(), like.heightShift());
        YuvColor color = YuvColor.ofRgb(style.rgb(), like.matrix(), like.fullRange(), like.bitDepth());
        makeTables(0, color.y(), style.opacity());
        makeTables(1, color.u(), style.opacity());
        makeTables(2, color.v(), style.opacity());
    }

    private void makeTables(int component, int color, double opacity) {
        tint[component] = blendTable(color, opacity);
        edge[component] = blendTable(color, 1);
    }

    /** What each value of a sample becomes. */
    private char[] blendTable(int color, double opacity) {
        char[] table = new char[1 << format.bitDepth];
        for (int value = 0; value < table.length; value++) {
            table[value] = (char) Math.round(value + (color - value) * opacity);
        }
        return table;
    }

    /** Whether a picture is of the kind that this painter was made for. */
    public boolean fits(YuvPlanes planes) {
        return format.fits(planes);
    }

    /** Width of the outline in pixels: 2 up to 720 rows (the shorter side counts), growing beyond; 0 without one. */
    public int outlineWidth() {
        return outlineWidth;
    }

    /**
     * Paints one frame.
     *
     * @param planes the picture; of the kind given at construction
     * @param mask of the picture as stored, of its size
     */
    public void paint(YuvPlanes planes, MaskRuns mask) {
        if (!fits(planes)) {
            throw new IllegalArgumentException("picture must be of the kind this painter was made for: made for="
                    + format + " given=" + Format.of(planes));
        }
        if (mask.pixels() == 0) {
            return;
        }
        erosion.erode(mask, inner);
        subsampling.subsample(mask, chromaMask);
        subsampling.subsample(inner, chromaInner);
        paint(planes.y(), mask, inner, 0);
        paint(planes.u(), chromaMask, chromaInner, 1);
        paint(planes.v(), chromaMask, chromaInner, 2);
    }

    /** Tints the inner runs and draws the line over what they leave of the outer ones; each sample is written once. */
    private void paint(SamplePlane plane, MaskRuns outer, MaskRuns part, int component) {
        int[] edges = outer.edges();
        int[] partEdges = part.edges();
        for (int y = 0; y < plane.height(); y++) {
            int next = part.firstEdge(y);
            for (int i = outer.firstEdge(y); i < outer.firstEdge(y + 1); i += 2) {
                int at = edges[i];
                for (; next < part.firstEdge(y + 1) && partEdges[next] < edges[i + 1]; next += 2) {
                    plane.map(y, at, partEdges[next], edge[component], line);
                    plane.map(y, partEdges[next], partEdges[next + 1], tint[component], line);
                    at = partEdges[next + 1];
                }
                plane.map(y, at, edges[i + 1], edge[component], line);
            }
        }
    }
}
