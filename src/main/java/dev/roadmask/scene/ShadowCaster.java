package dev.roadmask.scene;

/** A thing that keeps the sun (and close to it, the sky) from the ground; in view space. */
interface ShadowCaster {
    /** Nearest and farthest distance where its shadow can lie. */
    double nearest();

    /** See {@link #nearest}. */
    double farthest();

    /** Least x of its shadow. */
    double leftmost();

    /** Greatest x of its shadow. */
    double rightmost();

    /** Share of the sun that is kept from the ground at (x, z). */
    float shadow(float x, float z);

    /** Share of the sky that is kept from the ground at (x, z). */
    float closeness(float x, float z);
}
