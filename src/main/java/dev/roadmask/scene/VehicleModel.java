package dev.roadmask.scene;

/** A vehicle's form made ready to draw: meshes near and far, and its outline by height. */
final class VehicleModel {
    private static final int STEPS_A_METRE = 50;

    final VehicleShape shape;
    final Mesh near;
    final Mesh far;
    final Mesh wheels;
    final ShadowOutline shadow;
    final float halfWidth;
    final float height;
    final float halfLength;
    private final float[] rear;
    private final float[] front;
    private final float[] half;

    VehicleModel(VehicleShape shape) {
        this.shape = shape;
        near = shape.mesh(48);
        far = shape.mesh(24);
        wheels = shape.wheels();
        shadow = ShadowOutline.of(shape);
        halfWidth = (float) shape.halfWidth();
        height = (float) shape.height();
        halfLength = (float) shape.length() / 2;
        int steps = (int) (height * STEPS_A_METRE) + 2;
        rear = new float[steps];
        front = new float[steps];
        half = new float[steps];
        for (int i = 0; i < steps; i++) {
            BodyLevel level = shape.at((double) i / STEPS_A_METRE);
            rear[i] = (float) level.rear();
            front[i] = (float) level.front();
            half[i] = (float) level.halfWidth();
        }
    }

    float rear(float y) {
        return between(rear, y);
    }

    float front(float y) {
        return between(front, y);
    }

    float half(float y) {
        return between(half, y);
    }

    private static float between(float[] table, float y) {
        float place = Math.max(0, Math.min(table.length - 1.001f, y * STEPS_A_METRE));
        int i = (int) place;
        return table[i] + (table[i + 1] - table[i]) * (place - i);
    }
}
