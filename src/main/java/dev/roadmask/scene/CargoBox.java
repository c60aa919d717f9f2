package dev.roadmask.scene;

/** The box of a truck or the trailer of a lorry: ribbed sides, two doors, on some a coloured band. */
final class CargoBox {
    /** Below this height is the chassis. */
    static final float FLOOR = 0.9f;

    private static final float[] WHITE = {0.68f, 0.68f, 0.66f};
    private static final float[] GREY = {0.3f, 0.34f, 0.38f};
    private static final float[] STRIPE = {0.5f, 0.16f, 0.1f};

    private final float front;
    private final float halfWidth;
    private final long seed;

    CargoBox(VehicleModel model, long seed) {
        this.seed = seed;
        halfWidth = model.halfWidth;
        BodyLevel[] cargo = model.shape.cargo();
        front = cargo.length == 0 ? -Float.MAX_VALUE : (float) cargo[cargo.length - 2].front() + 0.05f;
    }

    boolean holds(Fragment f) {
        return f.z < front;
    }

    void shade(Fragment f, float across) {
        boolean back = f.nz < -0.5f;
        float along = f.z * 1.2f;
        boolean rib = back ? across < 0.02f || across > halfWidth - 0.07f : along - Math.floor(along) < 0.06;
        float panel = 0.86f + 0.14f * Noise.cheap((int) ((seed >> 8 & 255) + f.z), 5, 1);
        float tone = rib ? 0.7f : panel;
        boolean band = (seed & 16) != 0 && f.y > 1.9f && f.y < 2.5f && !back;
        float[] base = (seed & 64) == 0 ? WHITE : band ? STRIPE : GREY;
        f.light.matt(f, base[0] * tone, base[1] * tone, base[2] * tone, 0.9f);
        f.light.mirror(f, 0.12f, 0.97f);
    }
}
