package dev.roadmask.scene;

/**
 * A vehicle at one moment.
 *
 * @param model its form
 * @param paint linear red, green, blue
 * @param seed what else tells it from others
 * @param s place along the road
 * @param lateral place across the road
 * @param heading radians to the right of the road's direction
 * @param braking brake lamps lit
 * @param rolled metres its wheels have rolled
 */
record Vehicle(
        VehicleModel model,
        float[] paint,
        long seed,
        double s,
        double lateral,
        double heading,
        boolean braking,
        double rolled) {
    private static final float[][] PAINTS = {
        {.74f, .74f, .72f}, {.68f, .69f, .7f}, {.72f, .71f, .66f}, {.014f, .014f, .016f}, {.02f, .02f, .024f},
        {.03f, .032f, .036f}, {.3f, .31f, .33f}, {.42f, .43f, .44f}, {.36f, .36f, .35f}, {.14f, .145f, .155f},
        {.09f, .095f, .105f}, {.2f, .205f, .21f}, {.022f, .05f, .19f}, {.05f, .12f, .33f}, {.012f, .022f, .06f},
        {.36f, .018f, .016f}, {.2f, .012f, .014f}, {.45f, .05f, .02f}, {.03f, .1f, .05f}, {.28f, .22f, .14f},
        {.48f, .33f, .03f}, {.1f, .26f, .3f}
    };

    /** A paint for a seed: mostly white, black and greys. */
    static float[] paintOf(long seed) {
        float[] base = PAINTS[(int) (Noise.unit(seed, 1, 11) * PAINTS.length)];
        float tone = (float) Noise.between(seed, 2, 11, 0.85, 1.12);
        return new float[] {base[0] * tone, base[1] * tone, base[2] * tone};
    }

    boolean oncoming() {
        return StrictMath.cos(heading) < 0;
    }
}
