package dev.roadmask.mask;

/** How much a mask is kept from flickering. */
public enum Steadiness {
    /** Each frame by itself. */
    OFF,
    /** What an eye wants. */
    LIGHT,
    /** What a counter wants: steadier still, and a little later where cars come and go. */
    STRONG
}
