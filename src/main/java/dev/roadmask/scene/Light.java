package dev.roadmask.scene;

/** The light of one frame in view space: the sun, the sky's colours, what a shiny surface mirrors. */
final class Light {
    final float sunX;
    final float sunY;
    final float sunZ;
    final float[] sun;
    final float[] zenith;
    final float[] horizon;
    final float[] ambient;
    final float haze;
    final boolean lampsOn;
    /** Height of the dark line of trees or houses that cars mirror, as the sine of its elevation. */
    private final float treeLine;

    Light(SceneSpec spec, double heading) {
        SceneConditions conditions = spec.conditions();
        double azimuth = conditions.sunAzimuth() - heading;
        double elevation = conditions.sunElevation();
        sunX = (float) (StrictMath.sin(azimuth) * StrictMath.cos(elevation));
        sunY = (float) StrictMath.sin(elevation);
        sunZ = (float) (StrictMath.cos(azimuth) * StrictMath.cos(elevation));
        haze = (float) conditions.haze();
        Daylight daylight = conditions.daylight();
        lampsOn = daylight == Daylight.DUSK;
        float warm = (float) conditions.warmth() * 0.07f;
        sun = tint(sunColour(daylight), warm);
        zenith = tint(zenithColour(daylight, (float) conditions.cloudiness()), warm);
        horizon = tint(horizonColour(daylight), warm);
        ambient = new float[3];
        for (int i = 0; i < 3; i++) {
            ambient[i] = (zenith[i] + horizon[i]) * 0.42f;
        }
        treeLine = spec.road().surroundings() == Surroundings.CITY ? 0.42f : 0.2f;
    }

    private static float[] sunColour(Daylight daylight) {
        return switch (daylight) {
            case SUNNY -> new float[] {2.25f, 2.05f, 1.8f};
            case OVERCAST -> new float[] {0.16f, 0.16f, 0.16f};
            case DUSK -> new float[] {0.5f, 0.3f, 0.16f};
        };
    }

    private static float[] zenithColour(Daylight daylight, float cloudiness) {
        float grey = cloudiness * 0.3f;
        return switch (daylight) {
            case SUNNY -> new float[] {0.07f + grey * 0.5f, 0.2f + grey * 0.4f, 0.6f + grey * 0.2f};
            case OVERCAST -> new float[] {0.75f - grey, 0.78f - grey, 0.83f - grey};
            case DUSK -> new float[] {0.13f, 0.19f, 0.33f};
        };
    }

    private static float[] horizonColour(Daylight daylight) {
        return switch (daylight) {
            case SUNNY -> new float[] {0.56f, 0.72f, 0.95f};
            case OVERCAST -> new float[] {0.9f, 0.92f, 0.94f};
            case DUSK -> new float[] {0.5f, 0.4f, 0.34f};
        };
    }

    private static float[] tint(float[] colour, float warm) {
        return new float[] {colour[0] * (1 + warm), colour[1], colour[2] * (1 - warm)};
    }

    /** Gives the fragment the light that a matt surface of this colour sends back. */
    void matt(Fragment f, float red, float green, float blue, float openness) {
        float facing = f.wx * sunX + f.wy * sunY + f.wz * sunZ;
        float direct = facing > 0 ? facing * f.sunlit : 0;
        float around = (0.62f + 0.38f * f.wy) * openness;
        f.red = red * (sun[0] * direct + ambient[0] * around);
        f.green = green * (sun[1] * direct + ambient[1] * around);
        f.blue = blue * (sun[2] * direct + ambient[2] * around);
    }

    /** Adds what a smooth surface mirrors: sky above, a dark line of trees or houses, road below, and the sun's glint. */
    void mirror(Fragment f, float strength, float gloss) {
        float facing = f.vx * f.wx + f.vy * f.wy + f.vz * f.wz;
        float rx = f.vx - 2 * facing * f.wx;
        float ry = f.vy - 2 * facing * f.wy;
        float rz = f.vz - 2 * facing * f.wz;
        float grazing = 1 + Math.min(0, facing);
        float fresnel = strength * (0.18f + 0.82f * grazing * grazing * grazing * grazing);
        addSky(f, ry, fresnel, rx);
        float glint = rx * sunX + ry * sunY + rz * sunZ;
        if (glint > 0.9f) {
            float peak = Noise.step(gloss, 1.002f, glint) * f.sunlit * strength * 2.2f;
            f.red += sun[0] * peak;
            f.green += sun[1] * peak;
            f.blue += sun[2] * peak;
        }
    }

    private void addSky(Fragment f, float ry, float fresnel, float rx) {
        float ragged = treeLine * (1 + 0.5f * (Noise.cheap((int) (rx * 9 + 40), 1, 7) - 0.5f));
        float open = Noise.step(ragged - 0.06f, ragged + 0.06f, ry);
        float high = Noise.clamp(ry);
        high = (float) Math.sqrt(high);
        float below = ry < 0 ? 0.24f : 0.14f;
        for (int i = 0; i < 3; i++) {
            float sky = horizon[i] + (zenith[i] - horizon[i]) * high;
            float seen = sky * open + ambient[i] * below * (1 - open);
            f.add(i, seen * fresnel);
        }
    }
}
