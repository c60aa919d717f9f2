package dev.roadmask.scene;

import java.util.SplittableRandom;

/**
 * A tiling square of fractal noise, averaged beforehand over every power-of-two rectangle (a "rip map"), so that a road
 * seen at a flat angle is filtered along and across the view separately and neither flickers nor smears.
 */
final class NoiseTexture {
    private static final int BITS = 8;
    private static final int SIZE = 1 << BITS;

    /** levels[a][b]: averaged over 2^a texels along u and 2^b along v. */
    private final float[][][] levels = new float[BITS + 1][BITS + 1][];

    NoiseTexture(long seed, int octaves, double persistence) {
        this(seed, 8, octaves, persistence);
    }

    /** Noise whose coarsest octave has {@code cells} cells across the square. */
    NoiseTexture(long seed, int cells, int octaves, double persistence) {
        levels[0][0] = fractal(new SplittableRandom(seed), cells, octaves, persistence);
        for (int a = 0; a <= BITS; a++) {
            if (a > 0) {
                levels[a][0] = halveAlongU(levels[a - 1][0], SIZE >> (a - 1), SIZE);
            }
            for (int b = 1; b <= BITS; b++) {
                levels[a][b] = halveAlongV(levels[a][b - 1], SIZE >> a, SIZE >> (b - 1));
            }
        }
    }

    private static float[] fractal(SplittableRandom random, int cells, int octaves, double persistence) {
        float[] sum = new float[SIZE * SIZE];
        double weight = 1;
        double energy = 0;
        for (int octave = 0; octave < octaves; octave++) {
            addOctave(sum, random, Math.min(SIZE, cells << octave), (float) weight);
            energy += weight * weight;
            weight *= persistence;
        }
        float scale = (float) (1 / Math.sqrt(energy));
        for (int i = 0; i < sum.length; i++) {
            sum[i] *= scale;
        }
        return sum;
    }

    private static void addOctave(float[] sum, SplittableRandom random, int cells, float weight) {
        float[] lattice = new float[cells * cells];
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = (float) (random.nextDouble() * 2 - 1);
        }
        float step = (float) cells / SIZE;
        for (int v = 0; v < SIZE; v++) {
            for (int u = 0; u < SIZE; u++) {
                sum[v * SIZE + u] += weight * interpolate(lattice, cells, u * step, v * step);
            }
        }
    }

    private static float interpolate(float[] lattice, int cells, float u, float v) {
        int iu = (int) u;
        int iv = (int) v;
        float fu = u - iu;
        float fv = v - iv;
        fu = fu * fu * (3 - 2 * fu);
        fv = fv * fv * (3 - 2 * fv);
        int mask = cells - 1;
        float a = lattice[(iv & mask) * cells + (iu & mask)];
        float b = lattice[(iv & mask) * cells + ((iu + 1) & mask)];
        float c = lattice[((iv + 1) & mask) * cells + (iu & mask)];
        float d = lattice[((iv + 1) & mask) * cells + ((iu + 1) & mask)];
        return (a + (b - a) * fu) * (1 - fv) + (c + (d - c) * fu) * fv;
    }

    private static float[] halveAlongU(float[] source, int width, int height) {
        float[] half = new float[width / 2 * height];
        for (int i = 0; i < half.length; i++) {
            half[i] = (source[2 * i] + source[2 * i + 1]) / 2;
        }
        return half;
    }

    private static float[] halveAlongV(float[] source, int width, int height) {
        float[] half = new float[width * (height / 2)];
        for (int i = 0; i < half.length; i++) {
            int row = i / width;
            int at = 2 * row * width + i - row * width;
            half[i] = (source[at] + source[at + width]) / 2;
        }
        return half;
    }

    /** The level whose texels are about as long as {@code footprint} texels. */
    static int level(double footprint) {
        int exponent = Math.getExponent(footprint * 1.4);
        return Math.max(0, Math.min(BITS, exponent));
    }

    /** Noise at (u, v) in texels of level 0, about [-1, 1], filtered to the levels given. */
    float at(float u, float v, int levelU, int levelV) {
        float[] map = levels[levelU][levelV];
        int maskU = (SIZE >> levelU) - 1;
        int maskV = (SIZE >> levelV) - 1;
        float su = u / (1 << levelU) + 4096;
        float sv = v / (1 << levelV) + 4096;
        int iu = (int) su;
        int iv = (int) sv;
        float fu = su - iu;
        float fv = sv - iv;
        int top = (iv & maskV) << (BITS - levelU);
        int bottom = ((iv + 1) & maskV) << (BITS - levelU);
        int left = iu & maskU;
        int right = (iu + 1) & maskU;
        float upper = map[top + left] + (map[top + right] - map[top + left]) * fu;
        float lower = map[bottom + left] + (map[bottom + right] - map[bottom + left]) * fu;
        return upper + (lower - upper) * fv;
    }
}
