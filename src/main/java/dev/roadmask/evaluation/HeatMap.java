package dev.roadmask.evaluation;

import dev.roadmask.dataset.Blobs;
import java.util.Arrays;

/**
 * Counts how many windows lie over each pixel, and turns what is hot into boxes. A window that is alone is often wrong;
 * on a vehicle many agree.
 */
final class HeatMap {
    private final int width;
    private final int height;
    private final int[] heat;

    HeatMap(int width, int height) {
        this.width = width;
        this.height = height;
        heat = new int[width * height];
    }

    /** Adds a window, clipped to the picture: columns [left, right), rows [top, bottom). */
    void add(int left, int top, int right, int bottom) {
        int from = Math.max(0, left);
        int to = Math.min(width, right);
        for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
            for (int x = from; x < to; x++) {
                heat[y * width + x]++;
            }
        }
    }

    /**
     * Boxes around what is hot, as a mask of (height, width). A region lies under at least {@code least} windows; of it
     * only what reaches a share of its peak counts, because windows that a vehicle fills in part agree too, and the box
     * around all of them is too large.
     */
    byte[] boxes(int least, double shareOfPeak) {
        int[] limits = new int[heat.length];
        Arrays.fill(limits, least);
        try (Blobs regions = hot(limits)) {
            raise(limits, regions, shareOfPeak);
        }
        try (Blobs regions = hot(limits)) {
            return boxes(regions);
        }
    }

    private Blobs hot(int[] limits) {
        byte[] mask = new byte[heat.length];
        for (int i = 0; i < heat.length; i++) {
            mask[i] = heat[i] >= limits[i] ? ProbabilityMap.VEHICLE : ProbabilityMap.BACKGROUND;
        }
        return new Blobs(mask, width, height);
    }

    private void raise(int[] limits, Blobs regions, double shareOfPeak) {
        int[] peaks = new int[regions.count()];
        for (int i = 0; i < heat.length; i++) {
            peaks[regions.at(i)] = Math.max(peaks[regions.at(i)], heat[i]);
        }
        for (int i = 0; i < heat.length; i++) {
            limits[i] = Math.max(limits[i], (int) Math.ceil(shareOfPeak * peaks[regions.at(i)]));
        }
    }

    private byte[] boxes(Blobs regions) {
        byte[] mask = new byte[heat.length];
        for (int region = 1; region < regions.count(); region++) {
            int left = regions.left(region);
            int bottom = regions.top(region) + regions.height(region);
            for (int y = regions.top(region); y < bottom; y++) {
                int from = y * width + left;
                Arrays.fill(mask, from, from + regions.width(region), ProbabilityMap.VEHICLE);
            }
        }
        return mask;
    }
}
