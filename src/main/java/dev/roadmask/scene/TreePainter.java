package dev.roadmask.scene;

import java.util.SplittableRandom;

/** Paints pictures of trees and bushes: a trunk that forks, and clusters of leaves lit from above. */
final class TreePainter {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 320;

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
            case ROUND -> painter.leafy(0.43, 0.35, 0.6, 150);
            case TALL -> painter.leafy(0.22, 0.45, 0.52, 130);
            case CONIFER -> painter.conifer();
            case BARE -> painter.branch(WIDTH / 2.0, HEIGHT - 1, -Math.PI / 2, HEIGHT * 0.27, 5.5, 0);
            case BUSH -> painter.leafy(0.44, 0.42, 0.4, 170);
        }
        return new Sprite(WIDTH, HEIGHT, painter.opacity, painter.light, painter.wood);
    }

    /** A crown of boughs: each a cloud of leaf clusters round its own middle, with gaps between. */
    private void leafy(double across, double up, double middle, int boughs) {
        branch(WIDTH / 2.0, HEIGHT - 1, -Math.PI / 2, HEIGHT * 0.17, 8, 2);
        for (int i = 0; i < boughs; i++) {
            double angle = random.nextDouble(2 * Math.PI);
            double from = StrictMath.sqrt(random.nextDouble()) * random.nextDouble(0.6, 1);
            double dx = StrictMath.cos(angle) * from;
            double dy = StrictMath.sin(angle) * from;
            double bright = 0.42 - 0.24 * dy + 0.25 * i / boughs + random.nextDouble(-0.12, 0.12);
            double size = WIDTH * random.nextDouble(0.03, 0.085);
            bough(WIDTH * (0.5 + across * dx), HEIGHT * (1 - middle + up * dy), size, bright);
        }
    }

    private void bough(double x, double y, double size, double bright) {
        for (int i = 0; i < 7; i++) {
            double dx = bell() * size;
            double dy = bell() * size * 0.7;
            double lit = bright - 0.2 * dy / size + random.nextDouble(-0.1, 0.1);
            cluster(x + dx, Math.min(y + dy, HEIGHT - 5), size * random.nextDouble(0.25, 0.5), lit);
        }
    }

    private double bell() {
        return random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
    }

    private void conifer() {
        limb(WIDTH / 2.0, HEIGHT - 1, WIDTH / 2.0, HEIGHT * 0.1, 5);
        for (int tier = 0; tier < 420; tier++) {
            double down = StrictMath.sqrt(tier / 420.0);
            double skirt = 0.8 + 0.2 * StrictMath.sin(down * 60);
            double x = WIDTH * (0.5 + 0.36 * bell() * down * skirt);
            cluster(x, HEIGHT * (0.02 + 0.9 * down), WIDTH * 0.028, 0.25 + random.nextDouble(0.4));
        }
    }

    private void cluster(double x, double y, double radius, double bright) {
        int leaves = (int) (radius * radius * 0.5 + 4);
        for (int i = 0; i < leaves; i++) {
            double dx = bell() * radius * 1.1;
            double dy = bell() * radius * 0.9;
            double lit = bright - 0.22 * dy / radius + random.nextDouble(-0.2, 0.2);
            leaf(x + dx, y + dy, random.nextDouble(0.7, 1.9), Math.max(0.04, Math.min(1, lit)));
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
