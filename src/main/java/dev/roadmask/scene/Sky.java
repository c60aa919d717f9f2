package dev.roadmask.scene;

/** The sky with its clouds, and far hills along the horizon. */
final class Sky {
    private final NoiseTexture clouds;
    private final long seed;
    private final float cover;
    private final float[] lit;
    private final float[] shade;
    private final boolean sunny;

    Sky(SceneSpec spec) {
        seed = spec.seed() ^ 0x5c1L;
        clouds = new NoiseTexture(seed, 5, 0.55);
        cover = (float) spec.conditions().cloudiness();
        sunny = spec.conditions().daylight() == Daylight.SUNNY;
        boolean dusk = spec.conditions().daylight() == Daylight.DUSK;
        lit = dusk ? new float[] {0.62f, 0.4f, 0.3f} : new float[] {1.25f, 1.24f, 1.22f};
        shade = dusk
                ? new float[] {0.13f, 0.14f, 0.2f}
                : sunny ? new float[] {.62f, .67f, .75f} : new float[] {.4f, .43f, .47f};
    }

    /** Colours a row of sky; {@code columns} are pixels, three floats each. */
    void row(RoadView view, Light light, int row, float[] colours, float[] hills) {
        float up = (float) ((view.horizonY - row - 0.5) / view.focal);
        for (int column = 0; column < hills.length; column++) {
            float across = (float) ((column + 0.5 - view.centreX) / view.focal);
            if (up < hills[column]) {
                hill(light, colours, column, up / hills[column]);
            } else {
                open(view, light, colours, column, across, up);
            }
        }
    }

    /** Height of the far hills per column, as a slope over the horizon. */
    float[] hills(RoadView view, int width) {
        float[] hills = new float[width];
        double scale = 0.035 + 0.05 * Noise.unit(seed, 3, 3);
        for (int column = 0; column < width; column++) {
            double angle = view.heading + StrictMath.atan((column + 0.5 - view.centreX) / view.focal);
            double far = Noise.fractal(seed, angle * 4 + 50, 4);
            double trees = Math.abs(Noise.fractal(seed + 9, angle * 60, 3));
            hills[column] = (float) Math.max(0.006, scale * (0.35 + far) + 0.006 * trees);
        }
        return hills;
    }

    private void hill(Light light, float[] colours, int column, float height) {
        float haze = Noise.clamp(0.35f + light.haze * 180);
        float dark = 0.16f + 0.05f * height;
        float[] green = {dark * 0.75f, dark, dark * 0.95f};
        for (int i = 0; i < 3; i++) {
            float near = green[i] * (light.ambient[i] + light.sun[i] * 0.25f);
            colours[3 * column + i] = near + (light.horizon[i] - near) * haze;
        }
    }

    private void open(RoadView view, Light light, float[] colours, int column, float across, float up) {
        float high = up < 0 ? 0 : (float) Math.sqrt(up / (up + 0.45f));
        float glow = glow(light, across, up);
        float veil = cover < 0.03f ? 0 : cloud(view, across, Math.max(0.012f, up));
        float bright = sunny ? 0.45f + 0.55f * (1 - veil) : 1 - veil * 0.8f;
        for (int i = 0; i < 3; i++) {
            float blue = light.horizon[i] + (light.zenith[i] - light.horizon[i]) * high + light.sun[i] * glow;
            float cloud = shade[i] + (lit[i] - shade[i]) * bright;
            cloud += (light.horizon[i] - cloud) * (1 - Noise.step(0, 0.16f, up));
            colours[3 * column + i] = blue + (cloud - blue) * Noise.clamp(veil * 1.4f);
        }
    }

    private float glow(Light light, float across, float up) {
        float length = 1 / (float) Math.sqrt(across * across + up * up + 1);
        float facing = (light.sunX * across + light.sunY * up + light.sunZ) * length;
        float near = Math.max(0, facing);
        float wide = near * near;
        wide *= wide;
        float disc = near * near > 0.999f && sunny ? 3 : 0;
        return 0.06f * wide * wide + disc + 0.28f * wide * wide * wide * wide * wide;
    }

    /** How much of a cloud layer above is seen in this direction. */
    private float cloud(RoadView view, float across, float up) {
        float ahead = 26 / (up + 0.06f);
        float turn = (float) view.heading;
        float u = across * ahead + turn * ahead;
        // One level throughout: a change of level shows as a line across the sky. Fine wisps fade out instead.
        float wisps = clouds.at(u, ahead, 0, 0) * Noise.step(0.02f, 0.22f, up);
        float large = clouds.at(u * 0.31f + 77, ahead * 0.31f, 0, 0);
        float density = wisps * 0.55f + large * 0.8f + (cover - 0.5f) * 2.1f;
        return Noise.step(0.05f, 0.95f, density);
    }
}
