package dev.roadmask.scene;

/** The shadow of a vehicle or a house: its plan, swept away from the sun. */
final class BoxShadow implements ShadowCaster {
    private static final int SLICES = 6;
    private static final float CONTACT = 0.45f;

    private final float x;
    private final float z;
    private final float cos;
    private final float sin;
    private final float halfWidth;
    private final float halfLength;
    private final float sweepX;
    private final float sweepZ;
    private final float reach;
    private final boolean vehicle;
    private final float softness;

    BoxShadow(
            double x,
            double z,
            double turn,
            double halfWidth,
            double halfLength,
            double height,
            boolean vehicle,
            Light light) {
        this.x = (float) x;
        this.z = (float) z;
        cos = (float) StrictMath.cos(turn);
        sin = (float) StrictMath.sin(turn);
        this.halfWidth = (float) halfWidth;
        this.halfLength = (float) halfLength;
        this.vehicle = vehicle;
        float stretch = (float) Math.min(40, height / Math.max(0.05, light.sunY));
        float awayX = light.sunX * stretch;
        float awayZ = light.sunZ * stretch;
        sweepX = cos * awayX - sin * awayZ;
        sweepZ = sin * awayX + cos * awayZ;
        reach = this.halfWidth + this.halfLength + CONTACT + (float) Math.hypot(awayX, awayZ);
        softness = vehicle ? 0.12f : 0.5f;
    }

    @Override
    public double nearest() {
        return z - reach;
    }

    @Override
    public double farthest() {
        return z + reach;
    }

    @Override
    public double leftmost() {
        return x - reach;
    }

    @Override
    public double rightmost() {
        return x + reach;
    }

    @Override
    public float shadow(float gx, float gz) {
        float px = cos * (gx - x) - sin * (gz - z);
        float pz = sin * (gx - x) + cos * (gz - z);
        float nearest = Float.MAX_VALUE;
        for (int i = 0; i < SLICES; i++) {
            float share = (float) i / (SLICES - 1);
            float narrow = vehicle && share > 0.6f ? 0.78f : 1;
            float shorter = vehicle && share > 0.6f ? 0.55f : 1;
            float distance =
                    outside(px + sweepX * share, pz + sweepZ * share, halfWidth * narrow, halfLength * shorter);
            nearest = Math.min(nearest, distance);
        }
        return Noise.clamp(0.5f - nearest / softness);
    }

    @Override
    public float closeness(float gx, float gz) {
        if (!vehicle) {
            return 0;
        }
        float px = cos * (gx - x) - sin * (gz - z);
        float pz = sin * (gx - x) + cos * (gz - z);
        float distance = outside(px, pz, halfWidth - 0.05f, halfLength - 0.1f);
        return 0.86f * (1 - Noise.step(-0.3f, CONTACT, distance));
    }

    /** Distance from a rectangle; negative inside. */
    private static float outside(float px, float pz, float halfWidth, float halfLength) {
        float dx = Math.abs(px) - halfWidth;
        float dz = Math.abs(pz) - halfLength;
        if (dx > 0 && dz > 0) {
            return (float) Math.sqrt(dx * dx + dz * dz);
        }
        return Math.max(dx, dz);
    }
}
