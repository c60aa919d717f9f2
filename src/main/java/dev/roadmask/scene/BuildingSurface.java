package dev.roadmask.scene;

/** Walls of brick or render with rows of windows, a ground floor of shops or doors, a tiled roof. */
final class BuildingSurface implements Surface {
    private static final float[][] WALLS = {
        {.26f, .13f, .08f},
        {.34f, .22f, .14f},
        {.46f, .42f, .34f},
        {.5f, .48f, .45f},
        {.36f, .34f, .31f},
        {.2f, .19f, .18f},
        {.4f, .3f, .2f},
        {.55f, .52f, .44f}
    };
    private static final float[][] SIGNS = {
        {.3f, .03f, .03f}, {.03f, .08f, .28f}, {.04f, .18f, .1f}, {.4f, .3f, .05f}, {.05f, .05f, .05f}, {.5f, .5f, .48f}
    };

    private final int seed;
    private final float height;
    private final float[] wall;
    private final float[] sign;
    private final boolean brick;
    private final boolean shop;
    private final float floor;
    private final float bay;
    private final float windowWidth;
    private final float windowHeight;

    BuildingSurface(long id, double height, boolean shop) {
        seed = (int) id;
        this.height = (float) height;
        this.shop = shop;
        wall = WALLS[(int) (Noise.unit(id, 1, 60) * WALLS.length)];
        sign = SIGNS[(int) (Noise.unit(id, 2, 60) * SIGNS.length)];
        brick = wall[0] > wall[2] * 1.5f;
        floor = (float) Noise.between(id, 3, 60, 2.8, 3.6);
        bay = (float) Noise.between(id, 4, 60, 1.7, 3.4);
        windowWidth = bay * (float) Noise.between(id, 5, 60, 0.38, 0.72);
        windowHeight = floor * (float) Noise.between(id, 6, 60, 0.42, 0.66);
    }

    @Override
    public boolean shade(Fragment f) {
        if (f.ny > 0.2f) {
            roof(f);
            return true;
        }
        float u = (Math.abs(f.nx) > 0.5f ? f.z : f.x) + 500;
        if (f.y > height) {
            wall(f, u);
        } else if (shop && f.y < 3.3f) {
            shopFront(f, u);
        } else {
            storey(f, u);
        }
        return true;
    }

    private void storey(Fragment f, float u) {
        float base = shop ? 3.3f : 0.3f;
        int level = (int) Math.floor((f.y - base) / floor);
        int column = (int) Math.floor(u / bay);
        float v = f.y - base - level * floor - (floor - windowHeight) / 2;
        float w = u - column * bay - (bay - windowWidth) / 2;
        boolean inside = level >= 0 && w > 0 && w < windowWidth && v > 0 && v < windowHeight;
        if (inside && f.y < height - 0.4f) {
            window(f, w, v, level * 31 + column);
        } else {
            wall(f, u);
            if (v > -0.14f && v < 0 && w > -0.1f && w < windowWidth + 0.1f) {
                f.scale(1.25f);
            }
        }
    }

    private void window(Fragment f, float w, float v, int id) {
        float frame = Math.min(Math.min(w, windowWidth - w), Math.min(v, windowHeight - v));
        boolean bar = Math.abs(w - windowWidth / 2) < 0.03f || Math.abs(v - windowHeight * 0.55f) < 0.03f;
        if (frame < 0.07f || bar && f.footprint < 0.05f) {
            f.light.matt(f, 0.5f, 0.5f, 0.48f, 0.8f);
            return;
        }
        float curtain = Noise.cheap(id, seed, 5);
        float inside = curtain > 0.6f && v > windowHeight * 0.3f ? 0.2f : 0.025f;
        f.light.matt(f, inside, inside, inside, 0.6f);
        f.light.mirror(f, 0.8f, 0.999f);
        if (f.light.lampsOn && curtain < 0.3f) {
            f.red += 0.5f;
            f.green += 0.36f;
            f.blue += 0.18f;
        }
    }

    private void shopFront(Fragment f, float u) {
        int unit = (int) Math.floor(u / 5.5f);
        float[] colour = SIGNS[(int) (Noise.cheap(unit, seed, 9) * SIGNS.length)];
        float w = u - unit * 5.5f;
        if (f.y > 2.6f) {
            float glow = f.y > 2.8f && f.y < 3.1f && Noise.cheap((int) (u * 3), seed, 4) > 0.5f ? 2.2f : 1;
            f.light.matt(f, colour[0] * glow + 0.02f, colour[1] * glow + 0.02f, colour[2] * glow + 0.02f, 0.9f);
        } else if (f.y < 0.5f || w < 0.3f || Math.abs(w - 2.6f) < 0.05f || Math.abs(w - 3.7f) < 0.05f) {
            f.light.matt(f, sign[0] * 0.7f + 0.02f, sign[1] * 0.7f + 0.02f, sign[2] * 0.7f + 0.02f, 0.7f);
        } else {
            float goods = 0.03f + 0.16f * Noise.cheap((int) (u * 2.3f), (int) (f.y * 2.1f), seed);
            f.light.matt(f, goods, goods * 0.9f, goods * 0.8f, 0.6f);
            f.light.mirror(f, 0.7f, 0.999f);
            if (f.light.lampsOn) {
                f.red += goods * 3;
                f.green += goods * 2.5f;
                f.blue += goods * 1.7f;
            }
        }
    }

    private void wall(Fragment f, float u) {
        float stain = 0.9f + 0.14f * Noise.cheap((int) (u * 0.7f), (int) (f.y * 0.5f), seed);
        float tone = stain;
        if (brick && f.footprint < 0.06f) {
            int row = (int) (f.y / 0.075f);
            int column = (int) (u / 0.22f + (row & 1) * 0.5f);
            tone *= 0.8f + 0.4f * Noise.cheap(column, row, seed);
        } else {
            tone *= 0.95f + 0.1f * Noise.cheap((int) (u * 9), (int) (f.y * 9), seed);
        }
        float low = 0.7f + 0.3f * Noise.step(0, 1.5f, f.y);
        f.light.matt(f, wall[0] * tone, wall[1] * tone, wall[2] * tone, low);
    }

    private void roof(Fragment f) {
        int row = (int) (f.y / 0.16f);
        int column = (int) ((f.x + f.z + 500) / 0.3f);
        float tone = 0.8f + 0.35f * Noise.cheap(column, row, seed);
        float red = (seed & 2) == 0 ? 0.11f : 0.2f;
        float rest = (seed & 2) == 0 ? 0.11f : 0.09f;
        f.light.matt(f, red * tone, rest * tone, rest * tone, 1);
    }
}
