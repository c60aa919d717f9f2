package dev.roadmask.scene;

/** A thing that keeps the sun (and close to it, the sky) from the ground; in view space. */
interface ShadowCaster {
    /** Where its shadow can lie. */
    Extent extent();

    /** Share of the sun that is kept from the ground at (x, z). */
    float shadow(float x, float z);

    /** Share of the sky that is kept from the ground at (x, z). */
    float closeness(float x, float z);

    /**
     * A rectangle on the ground.
     *
     * @param left least x
     * @param right greatest x
     * @param near least distance
     * @param far greatest distance
     */
    record Extent(float left, float right, float near, float far) {
        /** The rectangle around a place and the same place moved by (sweepX, sweepZ), with a margin. */
        static Extent swept(float x, float z, float sweepX, float sweepZ, float marginX, float marginZ) {
            return new Extent(
                    Math.min(x, x + sweepX) - marginX,
                    Math.max(x, x + sweepX) + marginX,
                    Math.min(z, z + sweepZ) - marginZ,
                    Math.max(z, z + sweepZ) + marginZ);
        }

        boolean reaches(float z) {
            return z > near && z < far;
        }
    }
}
