package dev.roadmask.scene;

/**
 * A thing that stands beside (or over) the road and does not move.
 *
 * @param mesh its form, in its own axes
 * @param surface its look
 * @param s place along the road
 * @param lateral place across the road
 * @param turn radians to the right of the road's direction; ignored when it faces the camera
 * @param facing always turned to the camera, as a painted tree is
 * @param sprite the painted tree, for its shadow; null for a solid thing
 * @param width metres across, for its shadow
 * @param depth metres along, for its shadow; 0 for no shadow of a solid thing
 * @param height metres
 */
record Prop(
        Mesh mesh,
        Surface surface,
        double s,
        double lateral,
        double turn,
        boolean facing,
        Sprite sprite,
        double width,
        double depth,
        double height) {
    static Prop plant(Sprite sprite, float[] leaf, double s, double lateral, double width, double height) {
        Mesh mesh = new MeshBuilder()
                .face(0, 0, -1, -width / 2, 0, 0, width / 2, 0, 0, width / 2, height, 0, -width / 2, height, 0)
                .build();
        Surface surface = new SpriteSurface(sprite, width, height, leaf);
        return new Prop(mesh, surface, s, lateral, 0, true, sprite, width, 0, height);
    }

    static Prop solid(Mesh mesh, Surface surface, double s, double lateral, double turn) {
        return new Prop(mesh, surface, s, lateral, turn, false, null, 0, 0, 0);
    }

    Prop withShadow(double shadowWidth, double shadowDepth, double shadowHeight) {
        return new Prop(mesh, surface, s, lateral, turn, facing, sprite, shadowWidth, shadowDepth, shadowHeight);
    }
}
