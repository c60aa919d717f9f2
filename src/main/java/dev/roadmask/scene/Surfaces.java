package dev.roadmask.scene;

/** The simpler looks: metal, concrete, hedge, fence, signs, people. */
final class Surfaces {
    private Surfaces() {}

    /** One colour, matt, with a little mottling. */
    static Surface plain(float red, float green, float blue) {
        return f -> {
            float tone = 0.93f + 0.14f * Noise.cheap((int) (f.x * 9 + 900), (int) (f.y * 9), (int) (f.z * 9 + 900));
            f.light.matt(f, red * tone, green * tone, blue * tone, 0.9f);
            return true;
        };
    }

    /** Galvanized steel. */
    static Surface steel() {
        return f -> {
            f.light.matt(f, 0.3f, 0.31f, 0.32f, 0.85f);
            f.light.mirror(f, 0.35f, 0.96f);
            return true;
        };
    }

    /** A guard rail: a band of steel in waves on posts; open below and between. */
    static Surface guardRail() {
        return f -> {
            if (f.y < 0.44f) {
                float along = f.z / 2 - (float) Math.floor(f.z / 2);
                if (along > 0.05f) {
                    return false;
                }
                f.light.matt(f, 0.2f, 0.2f, 0.2f, 0.7f);
                return true;
            }
            float wave = (f.y - 0.6f) / 0.16f;
            f.ny = 0.8f * (float) StrictMath.sin(wave * Math.PI * 2);
            f.orient();
            f.light.matt(f, 0.34f, 0.35f, 0.36f, 0.85f);
            f.light.mirror(f, 0.4f, 0.95f);
            return true;
        };
    }

    /** Cast concrete with joints and stains. */
    static Surface concrete(NoiseTexture noise) {
        return f -> {
            float stain = noise.at(f.z * 14, f.y * 40, NoiseTexture.level(f.footprint * 14), 1);
            float joint = f.z / 4 - (float) Math.floor(f.z / 4);
            float tone = (0.34f + 0.07f * stain) * (joint < 0.012f && f.footprint < 0.05f ? 0.6f : 1);
            tone *= 0.75f + 0.25f * Noise.step(0, 0.5f, f.y);
            f.light.matt(f, tone, tone * 0.98f, tone * 0.93f, 0.9f);
            return true;
        };
    }

    /** Bricks or field stones in a garden wall. */
    static Surface bricks(float red, float green, float blue, double rowHeight) {
        return f -> {
            int row = (int) (f.y / rowHeight);
            int column = (int) (f.z / rowHeight / 2.6 + (row & 1) * 0.5);
            float tone = f.footprint > rowHeight ? 1 : 0.75f + 0.5f * Noise.cheap(column, row, 3);
            tone *= 0.8f + 0.2f * Noise.step(0, 0.6f, f.y);
            f.light.matt(f, red * tone, green * tone, blue * tone, 0.9f);
            return true;
        };
    }

    /** Wooden rails or wire between posts. */
    static Surface fence() {
        return f -> {
            float along = f.z / 2.5f - (float) Math.floor(f.z / 2.5f);
            boolean rail = Math.abs(f.y - 0.45f) < 0.05f || Math.abs(f.y - 0.95f) < 0.05f;
            if (along > 0.04f && !rail) {
                return false;
            }
            f.light.matt(f, 0.2f, 0.16f, 0.11f, 0.9f);
            return true;
        };
    }

    /** A traffic sign's plate; its own axes have the origin at the plate's middle height {@code y}. */
    static Surface sign(int kind, double middle, double half) {
        return f -> {
            float x = f.x / (float) half;
            float y = (f.y - (float) middle) / (float) half;
            return SignFace.shade(f, kind, x, y);
        };
    }

    /** A person: trousers, coat, face, hair by height. */
    static Surface person(long id) {
        float coat = (float) Noise.between(id, 1, 70, 0.02, 0.35);
        float tint = (float) Noise.between(id, 2, 70, 0.5, 1.5);
        float legs = (float) Noise.between(id, 3, 70, 0.02, 0.14);
        float skin = (float) Noise.between(id, 4, 70, 0.1, 0.42);
        return f -> {
            if (f.y < 0.85f) {
                f.light.matt(f, legs, legs, legs * 1.25f, 0.8f);
            } else if (f.y < 1.47f) {
                f.light.matt(f, coat * tint, coat, coat * (2 - tint), 0.9f);
            } else if (f.y > 1.66f || f.nz * skin < -0.05f) {
                f.light.matt(f, 0.04f, 0.03f, 0.02f, 0.9f);
            } else {
                f.light.matt(f, skin, skin * 0.72f, skin * 0.56f, 0.9f);
            }
            return true;
        };
    }
}
