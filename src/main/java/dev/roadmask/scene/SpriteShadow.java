package dev.roadmask.scene;

/** The shadow of a tree: its picture, stood up across the sun and laid on the ground away from it. */
final class SpriteShadow implements ShadowCaster {
    private static final float LONGEST = 40;

    private final Sprite sprite;
    private final float x;
    private final float z;
    private final float width;
    private final float height;
    private final float sunX;
    private final float sunZ;
    private final float rise;
    private final Extent extent;

    SpriteShadow(Sprite sprite, double x, double z, double width, double height, Light light) {
        this.sprite = sprite;
        this.x = (float) x;
        this.z = (float) z;
        this.width = (float) width;
        this.height = (float) height;
        float flat = (float) Math.hypot(light.sunX, light.sunZ) + 1e-6f;
        sunX = light.sunX / flat;
        sunZ = light.sunZ / flat;
        rise = light.sunY / flat;
        float length = Math.min(LONGEST, this.height / rise);
        float margin = this.width / 2;
        extent = Extent.swept(this.x, this.z, -sunX * length, -sunZ * length, margin, margin);
    }

    @Override
    public Extent extent() {
        return extent;
    }

    @Override
    public float shadow(float gx, float gz) {
        float along = (x - gx) * sunX + (z - gz) * sunZ;
        float across = (x - gx) * sunZ - (z - gz) * sunX;
        float up = along * rise / height;
        if (up < 0 || up >= 1 || Math.abs(across) > width / 2) {
            return 0;
        }
        return sprite.smoothOpacity(across / width + 0.5f, up, 2) * 0.9f;
    }

    @Override
    public float closeness(float gx, float gz) {
        return 0;
    }
}
