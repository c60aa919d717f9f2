package dev.roadmask.scene;

/** A tree's or bush's picture on an upright rectangle that faces the camera. */
final class SpriteSurface implements Surface {
    private static final float[] BARK = {0.1f, 0.085f, 0.07f};

    private final Sprite sprite;
    private final float width;
    private final float height;
    private final float[] leaf;

    SpriteSurface(Sprite sprite, double width, double height, float[] leaf) {
        this.sprite = sprite;
        this.width = (float) width;
        this.height = (float) height;
        this.leaf = leaf;
    }

    @Override
    public boolean shade(Fragment f) {
        float u = f.x / width + 0.5f;
        float v = f.y / height;
        int level = sprite.level(f.footprint * sprite.width / width);
        if (level == 0) {
            u += (Noise.cheap((int) (f.x * 60 + 4000), (int) (f.y * 60), 1) - 0.5f) * 0.006f;
            v += (Noise.cheap((int) (f.x * 60 + 4000), (int) (f.y * 60), 2) - 0.5f) * 0.006f;
        }
        if (sprite.opacity(u, v, level) < 0.5f) {
            return false;
        }
        float light = sprite.light(u, v, level);
        float wood = sprite.wood(u, v, level);
        float side = Noise.clamp(0.5f + (u - 0.5f) * f.light.sunX - f.light.sunZ * 0.3f);
        float direct = light * light * (0.35f + 0.9f * side) * f.sunlit;
        for (int i = 0; i < 3; i++) {
            float base = leaf[i] + (BARK[i] - leaf[i]) * wood;
            float seen = base * (f.light.sun[i] * direct + f.light.ambient[i] * (0.25f + 0.75f * light));
            set(f, i, seen);
        }
        return true;
    }

    @Override
    public boolean usesNormals() {
        return false;
    }

    private static void set(Fragment f, int channel, float value) {
        switch (channel) {
            case 0 -> f.red = value;
            case 1 -> f.green = value;
            default -> f.blue = value;
        }
    }
}
