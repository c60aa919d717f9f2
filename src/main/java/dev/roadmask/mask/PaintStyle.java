package dev.roadmask.mask;

/**
 * How masks are painted: a translucent tint, and a crisp opaque line along the mask's edge.
 *
 * @param rgb colour of both, 0xRRGGBB
 * @param opacity of the tint in [0, 1]: 0 leaves the picture as it is, 1 hides it
 * @param threshold in [0, 1]: a pixel is mask when its probability reaches it
 * @param outline whether the edge gets its line
 */
public record PaintStyle(int rgb, double opacity, double threshold, boolean outline) {
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
        Threshold.checked(threshold);
    }

    /** The usual tint and outline, with a model's threshold. */
    public static PaintStyle withThreshold(double threshold) {
        return new PaintStyle(DEFAULT_RGB, DEFAULT_OPACITY, threshold, true);
    }
}
