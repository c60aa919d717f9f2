package dev.roadmask.mask;

/**
 * The inner part of a mask: the pixels whose whole neighbourhood, a disc, is mask. What erosion takes away is the
 * outline.
 *
 * <p>Works on runs: a row of the result is the intersection of the rows around it, each shrunk by the disc's half
 * width at that distance. What lies outside the picture counts as mask, so that no line is drawn along the frame where
 * it cuts a car off.
 */
final class MaskErosion {
    /** Half width of the disc at each distance from its centre row. */
    private final int[] reach;

    private final RunRow row;

    MaskErosion(int width, int radius) {
        row = new RunRow(width);
        reach = new int[radius + 1];
        for (int distance = 0; distance <= radius; distance++) {
            reach[distance] = (int) Math.round(Math.sqrt(radius * radius - distance * distance));
        }
    }

    /** Fills {@code inner}, a mask of the same size, with the inner part of {@code mask}. */
    void erode(MaskRuns mask, MaskRuns inner) {
        inner.clear();
        for (int y = 0; y < mask.height(); y++) {
            row.fill();
            row.retain(mask, y, reach[0]);
            for (int distance = 1; distance < reach.length && !row.isEmpty(); distance++) {
                retain(mask, y - distance, distance);
                retain(mask, y + distance, distance);
            }
            row.appendTo(inner, 0);
        }
    }

    private void retain(MaskRuns mask, int y, int distance) {
        if (y >= 0 && y < mask.height()) {
            row.retain(mask, y, reach[distance]);
        }
    }
}
