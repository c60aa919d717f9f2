package dev.roadmask.scene;

/** One sample of a surface on its way to the picture; reused, one to a thread. */
final class Fragment {
    Light light;
    /** Rotation of the thing's own axes into view space (about y). */
    float cos;

    float sin;
    /** 1 in the sun, 0 in a shadow cast by something else. */
    float sunlit;
    /** Place in the thing's own axes. */
    float x;

    float y;
    float z;
    /** Unit normal in the thing's own axes. */
    float nx;

    float ny;
    float nz;
    /** The normal in view space. */
    float wx;

    float wy;
    float wz;
    /** Unit direction from the camera to here, in view space. */
    float vx;

    float vy;
    float vz;
    float depth;
    /** Metres that one sample covers at this depth. */
    float footprint;

    float red;
    float green;
    float blue;

    void orient() {
        float length = 1 / (float) Math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12f);
        nx *= length;
        ny *= length;
        nz *= length;
        turn();
    }

    /** Brings the normal into view space. */
    void turn() {
        wx = cos * nx + sin * nz;
        wy = ny;
        wz = cos * nz - sin * nx;
    }

    void set(float r, float g, float b) {
        red = r;
        green = g;
        blue = b;
    }

    void scale(float factor) {
        red *= factor;
        green *= factor;
        blue *= factor;
    }

    void add(int channel, float amount) {
        switch (channel) {
            case 0 -> red += amount;
            case 1 -> green += amount;
            default -> blue += amount;
        }
    }
}
