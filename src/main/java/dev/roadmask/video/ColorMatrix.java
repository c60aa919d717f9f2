package dev.roadmask.video;

/** How luma and colour differences make red, green and blue. */
public enum ColorMatrix {
    /** Standard definition (and JPEG). */
    BT601,
    /** High definition. */
    BT709,
    /** Ultra high definition, non-constant luminance. */
    BT2020
}
