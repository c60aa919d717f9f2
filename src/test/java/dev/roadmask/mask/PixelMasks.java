package dev.roadmask.mask;

import java.util.Random;

/** Masks as plain pixels, {@code [y][x]}, for comparison with those of runs. */
public final class PixelMasks {
    private PixelMasks() {}

    /** The runs of a picture. */
    public static MaskRuns runs(boolean[][] pixels) {
        MaskRuns mask = new MaskRuns(pixels[0].length, pixels.length);
        mask.clear();
        for (boolean[] row : pixels) {
            for (int x = 0; x < row.length; x++) {
                if (row[x]) {
                    mask.add(x, x + 1);
                }
            }
            mask.endRow();
        }
        return mask;
    }

    /** The regions of a mask, which loses the smaller ones. */
    public static Regions regions(MaskRuns mask, long leastPixels) {
        Regions regions = new Regions();
        regions.find(mask, leastPixels);
        regions.beginProbability(false);
        return regions;
    }

    /** The pixels of one region. */
    public static boolean[][] pixels(int region, MaskRuns mask, Regions regions) {
        MaskRuns alone = new MaskRuns(mask.width(), mask.height());
        regions.copy(region, mask, alone);
        return pixels(alone);
    }

    /** The pixels of a mask. */
    public static boolean[][] pixels(MaskRuns mask) {
        boolean[][] pixels = new boolean[mask.height()][mask.width()];
        for (int y = 0; y < mask.height(); y++) {
            for (int run = 0; run < mask.runs(y); run++) {
                for (int x = mask.start(y, run); x < mask.end(y, run); x++) {
                    pixels[y][x] = true;
                }
            }
        }
        return pixels;
    }

    /**
     * Of all kinds that are hard on outlines: noise of any density with its holes in holes and corner touches, discs, and
     * frames in frames that touch by corners.
     */
    public static boolean[][] random(Random random) {
        int width = 1 + random.nextInt(40);
        int height = 1 + random.nextInt(30);
        boolean[][] pixels = new boolean[height][width];
        switch (random.nextInt(4)) {
            case 0 -> noise(random, pixels, 1);
            case 1 -> noise(random, pixels, 1 + random.nextInt(4));
            case 2 -> discs(random, pixels);
            default -> frames(random, pixels);
        }
        return pixels;
    }

    private static void noise(Random random, boolean[][] pixels, int grain) {
        double density = random.nextDouble();
        for (int y = 0; y < pixels.length; y += grain) {
            for (int x = 0; x < pixels[0].length; x += grain) {
                fill(pixels, x, y, x + grain, y + grain, random.nextDouble() < density);
            }
        }
    }

    private static void discs(Random random, boolean[][] pixels) {
        for (int disc = random.nextInt(6); disc >= 0; disc--) {
            int centreX = random.nextInt(pixels[0].length);
            int centreY = random.nextInt(pixels.length);
            double radius = random.nextDouble() * 12;
            for (int y = 0; y < pixels.length; y++) {
                for (int x = 0; x < pixels[0].length; x++) {
                    pixels[y][x] ^= Math.hypot(x - centreX, y - centreY) < radius;
                }
            }
        }
    }

    private static void frames(Random random, boolean[][] pixels) {
        for (int frame = random.nextInt(8); frame >= 0; frame--) {
            int left = random.nextInt(pixels[0].length);
            int top = random.nextInt(pixels.length);
            int right = left + 1 + random.nextInt(20);
            int bottom = top + 1 + random.nextInt(20);
            fill(pixels, left, top, right, bottom, true);
            fill(pixels, left + 1, top + 1, right - 1, bottom - 1, false);
            fill(pixels, left + 1, top + 1, left + 2, top + 2, random.nextBoolean());
            fill(pixels, left + 2, top + 2, left + 3, top + 3, random.nextBoolean());
        }
    }

    private static void fill(boolean[][] pixels, int left, int top, int right, int bottom, boolean value) {
        for (int y = top; y < Math.min(bottom, pixels.length); y++) {
            for (int x = left; x < Math.min(right, pixels[0].length); x++) {
                pixels[y][x] = value;
            }
        }
    }
}
