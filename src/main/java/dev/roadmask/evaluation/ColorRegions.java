package dev.roadmask.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The regions of a picture of flat colours: pixels that touch by their sides and differ by no more than a step in each
 * channel.
 */
final class ColorRegions {
    private static final int CHANNELS = 3;
    private static final int NONE = -1;

    private final int width;
    private final int height;
    private final byte[] rgb;
    private final int step;
    private final int[] regionOfPixel;
    private final List<Region> regions = new ArrayList<>();
    /** Pixels of the region that is being flooded, in the order of their discovery. */
    private final int[] queue;

    private int queued;

    /**
     * One region.
     *
     * @param pixels how many
     * @param middle mean of the first and the last row
     * @param color mean, 0 to 255 in each channel
     */
    record Region(int pixels, double middle, double[] color) {
        /** Euclidean distance between the colours of two regions. */
        double colorDistance(Region other) {
            double sum = 0;
            for (int c = 0; c < CHANNELS; c++) {
                sum += (color[c] - other.color[c]) * (color[c] - other.color[c]);
            }
            return Math.sqrt(sum);
        }
    }

    /**
     * @param rgb (height, width, 3) unsigned bytes; borrowed until the constructor returns
     * @param step greatest difference between neighbours, in any channel
     */
    ColorRegions(int width, int height, byte[] rgb, int step) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
        this.step = step;
        regionOfPixel = new int[width * height];
        queue = new int[width * height];
        Arrays.fill(regionOfPixel, NONE);
        for (int pixel = 0; pixel < regionOfPixel.length; pixel++) {
            if (regionOfPixel[pixel] == NONE) {
                flood(pixel);
                regions.add(describe());
            }
        }
    }

    /** All regions; their places are their numbers. */
    List<Region> list() {
        return regions;
    }

    /** The number of a pixel's region; pixels are counted row by row. */
    int at(int pixel) {
        return regionOfPixel[pixel];
    }

    private void flood(int seed) {
        regionOfPixel[seed] = regions.size();
        queue[0] = seed;
        queued = 1;
        for (int next = 0; next < queued; next++) {
            int pixel = queue[next];
            int x = pixel % width;
            visit(pixel, pixel - 1, x > 0);
            visit(pixel, pixel + 1, x < width - 1);
            visit(pixel, pixel - width, pixel >= width);
            visit(pixel, pixel + width, pixel < width * (height - 1));
        }
    }

    private void visit(int from, int to, boolean exists) {
        if (exists && regionOfPixel[to] == NONE && alike(from * CHANNELS, to * CHANNELS)) {
            regionOfPixel[to] = regions.size();
            queue[queued++] = to;
        }
    }

    private boolean alike(int from, int to) {
        for (int c = 0; c < CHANNELS; c++) {
            if (Math.abs((rgb[from + c] & 0xFF) - (rgb[to + c] & 0xFF)) > step) {
                return false;
            }
        }
        return true;
    }

    private Region describe() {
        int top = height;
        int bottom = 0;
        double[] color = new double[CHANNELS];
        for (int i = 0; i < queued; i++) {
            top = Math.min(top, queue[i] / width);
            bottom = Math.max(bottom, queue[i] / width);
            for (int c = 0; c < CHANNELS; c++) {
                color[c] += (double) (rgb[queue[i] * CHANNELS + c] & 0xFF) / queued;
            }
        }
        return new Region(queued, (top + bottom) / 2.0, color);
    }
}
