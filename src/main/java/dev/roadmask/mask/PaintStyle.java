package dev.roadmask.mask;

/**
 * How masks are painted: a translucent tint, and a crisp opaque line along the mask's edge.
 *
 * @param rgb colour of both, 0xRRGGBB
 * @param opacity of the tint in [0, 1]: 0 leaves the picture as it is, 1 hides it
 * @param outline whether the edge gets its line
 */
public record PaintStyle(int rgb, double opacity, boolean outline) {
    /** A cyan that neither roads nor skies, brake lights nor trees have. */
    public static final int DEFAULT_RGB = 0x00d8ff;

    /** Enough to see at once, too little to hide a number plate. */
    public static final double DEFAULT_OPACITY = 0.4;

    public PaintStyle {
        if (rgb < 0 || rgb > 0xffffff) {
            throw new IllegalArgumentException(
                    "rgb must lie in [0x000000, 0xffffff]: rgb=0x" + Integer.toHexString(rgb));
        }
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("opacity must lie in [0, 1]: opacity=" + opacity);
        }
    }

    /** The usual tint and outline. */
    public static PaintStyle usual() {
        return new PaintStyle(DEFAULT_RGB, DEFAULT_OPACITY, true);
    }
}
