package dev.roadmask.scene;

import java.util.SplittableRandom;

/** Paints pictures of trees and bushes: a trunk that forks, and clusters of leaves lit from above. */
final class TreePainter {
    private static final int WIDTH = 192;
    private static final int HEIGHT = 256;

    private final SplittableRandom random;
    private final float[] opacity = new float[WIDTH * HEIGHT];
    private final float[] light = new float[WIDTH * HEIGHT];
    private final float[] wood = new float[WIDTH * HEIGHT];

    private TreePainter(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Kinds of plant. */
    enum Plant {
        ROUND,
        TALL,
        CONIFER,
        BARE,
        BUSH
    }

    static Sprite paint(Plant plant, long seed) {
        TreePainter painter = new TreePainter(seed);
        switch (plant) {
            case ROUND -> painter.leafy(0.44, 0.36, 0.58, 70);
            case TALL -> painter.leafy(0.25, 0.47, 0.5, 70);
            case CONIFER -> painter.conifer();
            case BARE -> painter.branch(WIDTH / 2.0, HEIGHT - 1, -Math.PI / 2, HEIGHT * 0.27, 5.5, 0);
            case BUSH -> painter.leafy(0.47, 0.48, 0.47, 80);
        }
        return new Sprite(WIDTH, HEIGHT, painter.opacity, painter.light, painter.wood);
    }

    private void leafy(double across, double up, double middle, int clusters) {
        branch(WIDTH / 2.0, HEIGHT - 1, -Math.PI / 2, HEIGHT * 0.25, 6, 2);
        double[][] centres = new double[clusters][];
        for (int i = 0; i < clusters; i++) {
            double angle = random.nextDouble(2 * Math.PI);
            double from = Math.sqrt(random.nextDouble()) * random.nextDouble(0.75, 1);
            centres[i] = new double[] {StrictMath.cos(angle) * from, StrictMath.sin(angle) * from};
        }
        for (int i = 0; i < clusters; i++) {
            double x = WIDTH * (0.5 + across * centres[i][0]);
            double y = HEIGHT * (1 - middle + up * centres[i][1]);
            double bright = 0.5 - 0.28 * centres[i][1] + 0.3 * i / clusters + random.nextDouble(-0.14, 0.14);
            cluster(x, Math.min(y, HEIGHT - 8), WIDTH * random.nextDouble(0.05, 0.11), bright);
        }
    }

    private void conifer() {
        branch(WIDTH / 2.0, HEIGHT - 1, -Math.PI / 2, HEIGHT * 0.5, 4, 3);
        for (int tier = 0; tier < 150; tier++) {
            double down = Math.sqrt(tier / 150.0);
            double y = HEIGHT * (0.03 + 0.87 * down);
            double x = WIDTH * (0.5 + random.nextDouble(-0.42, 0.42) * down);
            cluster(x, y, WIDTH * 0.05, 0.3 + random.nextDouble(0.4));
        }
    }

    private void cluster(double x, double y, double radius, double bright) {
        int leaves = (int) (radius * 9);
        for (int i = 0; i < leaves; i++) {
            double angle = random.nextDouble(2 * Math.PI);
            double from = radius * Math.sqrt(random.nextDouble());
            double dy = StrictMath.sin(angle) * from;
            double lit = bright - 0.3 * dy / radius + random.nextDouble(-0.18, 0.18);
            leaf(
                    x + StrictMath.cos(angle) * from,
                    y + dy * 0.8,
                    random.nextDouble(1.2, 2.6),
                    Math.max(0.05, Math.min(1, lit)));
        }
    }

    private void leaf(double x, double y, double radius, double lit) {
        for (int row = (int) (y - radius); row <= y + radius; row++) {
            for (int column = (int) (x - radius); column <= x + radius; column++) {
                double dx = column - x;
                double dy = row - y;
                if (dx * dx + dy * dy < radius * radius) {
                    set(column, row, lit, 0);
                }
            }
        }
    }

    /** Draws a limb and lets it fork, from {@code depth} down to twigs. */
    private void branch(double x, double y, double angle, double length, double thick, int depth) {
        double toX = x + StrictMath.cos(angle) * length;
        double toY = y + StrictMath.sin(angle) * length;
        limb(x, y, toX, toY, thick);
        if (depth >= 7 || thick < 0.5) {
            return;
        }
        int forks = random.nextInt(2, 4);
        for (int i = 0; i < forks; i++) {
            double turn = random.nextDouble(-0.75, 0.75);
            double start = i == 0 ? 1 : random.nextDouble(0.5, 1);
            branch(
                    x + (toX - x) * start,
                    y + (toY - y) * start,
                    angle * 0.97 - Math.PI / 2 * 0.03 + turn,
                    length * random.nextDouble(0.6, 0.85),
                    thick * random.nextDouble(0.55, 0.72),
                    depth + 1);
        }
    }

    private void limb(double x, double y, double toX, double toY, double thick) {
        int steps = (int) Math.max(1, Math.hypot(toX - x, toY - y) * 1.5);
        for (int i = 0; i <= steps; i++) {
            double cx = x + (toX - x) * i / steps;
            double cy = y + (toY - y) * i / steps;
            for (double across = -thick / 2; across <= thick / 2; across += 0.5) {
                set((int) (cx + across), (int) cy, 0.45 + 0.3 * across / (thick + 1), 1);
            }
        }
    }

    private void set(int column, int row, double lit, float isWood) {
        if (column >= 0 && row >= 0 && column < WIDTH && row < HEIGHT) {
            int at = row * WIDTH + column;
            opacity[at] = 1;
            light[at] = (float) lit;
            wood[at] = isWood;
        }
    }
}
