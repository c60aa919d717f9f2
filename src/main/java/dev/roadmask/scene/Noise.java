package dev.roadmask.scene;

/** Hashes and smooth noise: the same numbers for the same arguments on any machine. */
final class Noise {
    private static final double UNIT = 0x1.0p-53;

    private Noise() {}

    static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    static long hash(long seed, long a, long b) {
        return mix(mix(mix(seed) ^ a) ^ (b * 0x632be59bd9b4e019L));
    }

    /** A number in [0, 1) for this seed and place. */
    static double unit(long seed, long a, long b) {
        return (hash(seed, a, b) >>> 11) * UNIT;
    }

    /** A number in [low, high) for this seed and place. */
    static double between(long seed, long a, long b, double low, double high) {
        return low + (high - low) * unit(seed, a, b);
    }

    /** Smooth noise along a line, in [-1, 1]. */
    static double smooth(long seed, double x) {
        double floor = Math.floor(x);
        double t = x - floor;
        double left = unit(seed, (long) floor, 0);
        double right = unit(seed, (long) floor + 1, 0);
        return 2 * (left + (right - left) * t * t * (3 - 2 * t)) - 1;
    }

    /** Several octaves of {@link #smooth}, about [-1, 1]. */
    static double fractal(long seed, double x, int octaves) {
        double sum = 0;
        double weight = 0.5;
        double frequency = 1;
        for (int octave = 0; octave < octaves; octave++) {
            sum += weight * smooth(seed + octave, x * frequency);
            weight *= 0.5;
            frequency *= 2.03;
        }
        return sum;
    }

    /** A cheap hash of three integers to [0, 1), for texture inside a pixel loop. */
    static float cheap(int a, int b, int c) {
        int h = a * 0x27d4eb2d ^ b * 0x165667b1 ^ c * 0x9e3779b1;
        h = (h ^ (h >>> 15)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return ((h ^ (h >>> 16)) >>> 8) * 0x1.0p-24f;
    }

    static float clamp(float value) {
        return value < 0 ? 0 : value > 1 ? 1 : value;
    }

    /** 0 below {@code low}, 1 above {@code high}, smooth between. */
    static float step(float low, float high, float value) {
        float t = clamp((value - low) / (high - low));
        return t * t * (3 - 2 * t);
    }
}
