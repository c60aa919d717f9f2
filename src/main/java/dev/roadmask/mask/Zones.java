package dev.roadmask.mask;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Where in the picture masks may be: the region of interest, less what is to be ignored, such as one's own bonnet or a
 * clock in the corner.
 *
 * @param roi only what lies in one of these counts; empty means the whole picture
 * @param ignore what lies in one of these does not count
 */
public record Zones(List<Shape> roi, List<Shape> ignore) {
    private static final Zones NONE = new Zones(List.of(), List.of());

    public Zones {
        roi = List.copyOf(roi);
        ignore = List.copyOf(ignore);
    }

    /** The whole picture counts. */
    public static Zones none() {
        return NONE;
    }

    /** Whether the whole picture counts. */
    public boolean isEmpty() {
        return roi.isEmpty() && ignore.isEmpty();
    }

    /**
     * Refuses zones that do not fit a picture.
     *
     * @throws IllegalArgumentException naming the shape that reaches outside the picture, or saying that nothing is left
     */
    public void requireInside(int width, int height) {
        roi.forEach(shape -> requireInside("roi", shape, width, height));
        ignore.forEach(shape -> requireInside("ignore", shape, width, height));
        if (!isEmpty() && allowed(width, height).pixels() == 0) {
            throw new IllegalArgumentException(
                    "roi and ignore leave no pixel of the picture of %dx%d".formatted(width, height));
        }
    }

    private static void requireInside(String role, Shape shape, int width, int height) {
        if (!shape.isInside(width, height)) {
            throw new IllegalArgumentException(
                    "%s %s reaches outside the picture, which is %dx%d as shown".formatted(role, shape, width, height));
        }
    }

    /** The pixels that count, of a picture of this size as shown. */
    public MaskRuns allowed(int width, int height) {
        List<ShapeRows> inside = rows(roi, width, height);
        List<ShapeRows> outside = rows(ignore, width, height);
        MaskRuns allowed = new MaskRuns(width, height);
        BitSet row = new BitSet(width);
        BitSet ignored = new BitSet(width);
        for (int y = 0; y < height; y++) {
            fill(row, inside, y);
            if (roi.isEmpty()) {
                row.set(0, width);
            }
            fill(ignored, outside, y);
            row.andNot(ignored);
            for (int x = row.nextSetBit(0); x >= 0 && x < width; x = row.nextSetBit(row.nextClearBit(x))) {
                allowed.add(x, Math.min(width, row.nextClearBit(x)));
            }
            allowed.endRow();
        }
        return allowed;
    }

    private static List<ShapeRows> rows(List<Shape> shapes, int width, int height) {
        List<ShapeRows> rows = new ArrayList<>();
        shapes.forEach(shape -> rows.add(new ShapeRows(shape, width, height)));
        return rows;
    }

    private static void fill(BitSet row, List<ShapeRows> shapes, int y) {
        row.clear();
        shapes.forEach(shape -> shape.addTo(row, y));
    }
}
