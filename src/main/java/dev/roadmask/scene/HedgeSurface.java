package dev.roadmask.scene;

/** Leaves in a mass, as a hedge or the edge of a wood: a ragged top, dark hollows. */
final class HedgeSurface implements Surface {
    private final NoiseTexture noise;
    private final float height;
    private final float[] leaf;

    HedgeSurface(NoiseTexture noise, double height, float[] leaf) {
        this.noise = noise;
        this.height = (float) height;
        this.leaf = leaf;
    }

    @Override
    public boolean usesNormals() {
        return false;
    }

    @Override
    public boolean shade(Fragment f) {
        int level = NoiseTexture.level(f.footprint * 22);
        float coarse = noise.at(f.z * 3.1f + f.x * 2, f.y * 3.1f, NoiseTexture.level(f.footprint * 3.1), 0);
        float fine = noise.at(f.z * 22 + f.x * 9, f.y * 22, level, level);
        float ragged = height * (0.8f + 0.18f * coarse + 0.1f * fine);
        if (f.y > ragged) {
            return false;
        }
        float light = Noise.clamp(0.35f + 0.4f * fine + 0.35f * coarse + 0.25f * f.y / ragged);
        float direct = light * light * 0.8f * f.sunlit * Math.max(0.25f, f.light.sunY);
        float around = 0.2f + 0.8f * light;
        f.set(
                leaf[0] * (f.light.sun[0] * direct + f.light.ambient[0] * around),
                leaf[1] * (f.light.sun[1] * direct + f.light.ambient[1] * around),
                leaf[2] * (f.light.sun[2] * direct + f.light.ambient[2] * around));
        return true;
    }
}
