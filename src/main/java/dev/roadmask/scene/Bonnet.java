package dev.roadmask.scene;

import java.util.SplittableRandom;

/** The recording car's own bonnet at the bottom of the picture, and the dashboard's glow in the windscreen. */
final class Bonnet {
    private static final int SHIFT = 8;

    private final int width;
    private final int height;
    private final double share;
    private final double[] colour;
    private final double skew;
    private final double reflection;
    private final long seed;

    Bonnet(SceneSpec spec) {
        width = spec.width();
        height = spec.height();
        share = spec.camera().bonnet();
        reflection = spec.camera().reflection();
        seed = spec.seed() ^ 0xb099e7L;
        SplittableRandom random = new SplittableRandom(seed);
        double tone = random.nextDouble() < 0.5 ? random.nextDouble(8, 40) : random.nextDouble(60, 190);
        double light = spec.conditions().daylight() == Daylight.DUSK ? 0.4 : 1;
        colour = new double[] {
            tone * light * random.nextDouble(0.94, 1.05), tone * light, tone * light * random.nextDouble(0.95, 1.08)
        };
        skew = random.nextDouble(-0.25, 0.25);
    }

    /** What the bonnet hides is no longer vehicle, and neither is the bonnet: it is the camera's own car. */
    void draw(byte[] rgb, byte[] mask) {
        if (reflection > 0) {
            reflect(rgb);
        }
        if (share > 0) {
            for (int column = 0; column < width; column++) {
                column(rgb, mask, column);
            }
        }
    }

    private double edge(int column) {
        double x = 2.0 * column / width - 1 + skew;
        return height * (1 - share * (1 - 0.55 * x * x));
    }

    private void column(byte[] rgb, byte[] mask, int column) {
        double edge = edge(column);
        for (int row = (int) Math.max(0, edge); row < height; row++) {
            double down = (row - edge) / (share * height);
            double sheen = 0.55 + 0.75 * Math.max(0, 1 - down * 2.2) + 0.1 * Noise.smooth(seed, column * 9.0 / width);
            double covered = Math.min(1, row + 1 - edge);
            int at = row * width + column;
            for (int c = 0; c < 3; c++) {
                double own = Math.min(255, colour[c] * sheen + 14 * (1 - down));
                double behind = rgb[3 * at + c] & 0xff;
                rgb[3 * at + c] = (byte) Math.round(behind + (own - behind) * covered);
            }
            if (covered >= 0.5) {
                mask[at] = 0;
            }
        }
    }

    /** A pale veil that grows downwards, with the broad shapes of things on the dashboard. */
    private void reflect(byte[] rgb) {
        int[] shapes = new int[width];
        for (int column = 0; column < width; column++) {
            double shape = Noise.fractal(seed + 4, column * 7.0 / width, 3);
            shapes[column] = (int) (reflection * (26 + 30 * shape));
        }
        for (int row = height / 3; row < height; row++) {
            int down = (row - height / 3) * 256 / height;
            for (int column = 0; column < width; column++) {
                int veil = Math.max(0, shapes[column] * down >> SHIFT);
                add(rgb, 3 * (row * width + column), veil);
            }
        }
    }

    private static void add(byte[] rgb, int at, int veil) {
        for (int c = 0; c < 3; c++) {
            int value = rgb[at + c] & 0xff;
            rgb[at + c] = (byte) (value + (255 - value) * veil / 256);
        }
    }
}
