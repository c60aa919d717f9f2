package dev.roadmask.scene;

/**
 * A thing's outline at some heights from the ground to its top, as far as its shadow needs it.
 *
 * @param half half its width at each height
 * @param rear where it begins along its own axis
 * @param front where it ends
 * @param height metres
 */
record ShadowOutline(float[] half, float[] rear, float[] front, float height) {
    private static final int SLICES = 11;

    /** A box's: the same at every height. */
    static ShadowOutline box(double width, double depth, double height) {
        float half = (float) width / 2;
        float end = (float) depth / 2;
        float[] halves = {half, half, half, half, half, half};
        float[] rears = {-end, -end, -end, -end, -end, -end};
        float[] fronts = {end, end, end, end, end, end};
        return new ShadowOutline(halves, rears, fronts, (float) height);
    }

    /** A vehicle's: narrower and shorter towards the roof. */
    static ShadowOutline of(VehicleShape shape) {
        if (shape.cargo().length > 0) {
            return box(2 * shape.halfWidth(), shape.length(), shape.height());
        }
        float[] half = new float[SLICES];
        float[] rear = new float[SLICES];
        float[] front = new float[SLICES];
        double low = shape.body()[0].y();
        for (int i = 0; i < SLICES; i++) {
            BodyLevel level = shape.at(Math.max(low + 0.1, shape.height() * 0.985 * i / (SLICES - 1)));
            half[i] = (float) level.halfWidth();
            rear[i] = (float) level.rear();
            front[i] = (float) level.front();
        }
        return new ShadowOutline(half, rear, front, (float) shape.height());
    }

    int slices() {
        return half.length;
    }

    float widest() {
        float widest = 0;
        for (float value : half) {
            widest = Math.max(widest, value);
        }
        return widest;
    }

    float halfLength() {
        float longest = 0;
        for (int i = 0; i < half.length; i++) {
            longest = Math.max(longest, Math.max(-rear[i], front[i]));
        }
        return longest;
    }
}
