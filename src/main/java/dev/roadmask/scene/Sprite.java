package dev.roadmask.scene;

/** A painted cut-out: opacity and brightness over a rectangle, halved again and again for distance. */
final class Sprite {
    private static final int LEVELS = 6;

    final int width;
    final int height;
    private final float[][] opacity = new float[LEVELS][];
    private final float[][] light = new float[LEVELS][];
    /** 1 where wood is seen rather than leaves. */
    private final float[][] wood = new float[LEVELS][];

    Sprite(int width, int height, float[] opacity, float[] light, float[] wood) {
        this.width = width;
        this.height = height;
        this.opacity[0] = opacity;
        this.light[0] = light;
        this.wood[0] = wood;
        for (int level = 1; level < LEVELS; level++) {
            halve(level, width >> level, height >> level);
        }
    }

    private void halve(int level, int w, int h) {
        opacity[level] = new float[w * h];
        light[level] = new float[w * h];
        wood[level] = new float[w * h];
        for (int i = 0; i < w * h; i++) {
            int from = 2 * (i / w) * 2 * w + 2 * (i % w);
            int[] four = {from, from + 1, from + 2 * w, from + 2 * w + 1};
            float sum = 0;
            for (int j : four) {
                float a = opacity[level - 1][j];
                sum += a;
                light[level][i] += a * light[level - 1][j];
                wood[level][i] += a * wood[level - 1][j];
            }
            opacity[level][i] = sum / 4;
            light[level][i] /= sum + 1e-6f;
            wood[level][i] /= sum + 1e-6f;
        }
    }

    /** The level at which a sample covers about a texel. */
    int level(float texels) {
        return Math.max(0, Math.min(LEVELS - 1, Math.getExponent(texels * 1.3f)));
    }

    private int index(float u, float v, int level) {
        int w = width >> level;
        int h = height >> level;
        int column = Math.max(0, Math.min(w - 1, (int) (u * w)));
        int row = Math.max(0, Math.min(h - 1, (int) ((1 - v) * h)));
        return row * w + column;
    }

    float opacity(float u, float v, int level) {
        return opacity[level][index(u, v, level)];
    }

    /** Opacity between the texels around, for shadows seen close. */
    float smoothOpacity(float u, float v, int level) {
        float halfU = 0.5f / (width >> level);
        float halfV = 0.5f / (height >> level);
        float column = u * (width >> level) + 0.5f;
        float row = v * (height >> level) + 0.5f;
        float fu = column - (float) Math.floor(column);
        float fv = row - (float) Math.floor(row);
        float low = opacity(u - halfU, v - halfV, level) * (1 - fu) + opacity(u + halfU, v - halfV, level) * fu;
        float high = opacity(u - halfU, v + halfV, level) * (1 - fu) + opacity(u + halfU, v + halfV, level) * fu;
        return low * (1 - fv) + high * fv;
    }

    float light(float u, float v, int level) {
        return light[level][index(u, v, level)];
    }

    float wood(float u, float v, int level) {
        return wood[level][index(u, v, level)];
    }
}
