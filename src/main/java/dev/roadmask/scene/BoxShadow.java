package dev.roadmask.scene;

/** The shadow of a vehicle or a house: its plan, swept away from the sun. */
final class BoxShadow implements ShadowCaster {
    private static final float CONTACT = 0.5f;
    private static final float LONGEST = 40;

    private final float x;
    private final float z;
    private final float cos;
    private final float sin;
    private final float halfWidth;
    private final float halfLength;
    private final float sweepX;
    private final float sweepZ;
    private final boolean vehicle;
    private final boolean hard;
    private final float softness;
    private final ShadowOutline outline;
    private final Extent extent;

    /**
     * Describes a thing on the ground.
     *
     * @param vehicle dark underneath
     * @param hard whether the sun throws a shadow at all
     */
    BoxShadow(double x, double z, double turn, ShadowOutline outline, boolean vehicle, boolean hard, Light light) {
        this.x = (float) x;
        this.z = (float) z;
        this.vehicle = vehicle;
        this.hard = hard;
        cos = (float) StrictMath.cos(turn);
        sin = (float) StrictMath.sin(turn);
        this.outline = outline;
        halfWidth = outline.widest();
        halfLength = outline.halfLength();
        float stretch = hard ? (float) Math.min(LONGEST, outline.height() / Math.max(0.05, light.sunY)) : 0;
        float towardsX = light.sunX * stretch;
        float towardsZ = light.sunZ * stretch;
        sweepX = cos * towardsX - sin * towardsZ;
        sweepZ = sin * towardsX + cos * towardsZ;
        softness = vehicle ? 0.22f : 0.5f;
        float marginX = Math.abs(cos) * halfWidth + Math.abs(sin) * halfLength + CONTACT;
        float marginZ = Math.abs(sin) * halfWidth + Math.abs(cos) * halfLength + CONTACT;
        extent = Extent.swept(this.x, this.z, -towardsX, -towardsZ, marginX, marginZ);
    }

    @Override
    public Extent extent() {
        return extent;
    }

    @Override
    public float shadow(float gx, float gz) {
        if (!hard) {
            return 0;
        }
        float px = cos * (gx - x) - sin * (gz - z);
        float pz = sin * (gx - x) + cos * (gz - z);
        if (Math.abs(px + sweepX / 2) > halfWidth + softness + Math.abs(sweepX) / 2
                || Math.abs(pz + sweepZ / 2) > halfLength + softness + Math.abs(sweepZ) / 2) {
            return 0;
        }
        return Noise.clamp(0.5f - nearestSlice(px, pz) / softness);
    }

    private float nearestSlice(float px, float pz) {
        float nearest = Float.MAX_VALUE;
        int last = outline.slices() - 1;
        for (int i = 0; i <= last && nearest > -softness; i++) {
            float share = (float) i / last;
            float middle = (outline.front()[i] + outline.rear()[i]) / 2;
            float half = (outline.front()[i] - outline.rear()[i]) / 2;
            float away = outside(px + sweepX * share, pz + sweepZ * share - middle, outline.half()[i], half);
            nearest = Math.min(nearest, away);
        }
        return nearest;
    }

    @Override
    public float closeness(float gx, float gz) {
        if (!vehicle) {
            return 0;
        }
        float px = cos * (gx - x) - sin * (gz - z);
        float pz = sin * (gx - x) + cos * (gz - z);
        float distance = outside(px, pz, halfWidth - 0.05f, halfLength - 0.1f);
        return 0.88f * (1 - Noise.step(-0.3f, CONTACT, distance));
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
