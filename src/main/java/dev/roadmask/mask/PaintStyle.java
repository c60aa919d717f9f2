package dev.roadmask.mask;

import java.util.Objects;

/**
 * How masks are painted.
 *
 * @param look what happens to cars and to the rest
 * @param rgb colour of tint and line, 0xRRGGBB
 * @param opacity of the tint in [0, 1]: 0 leaves the picture as it is, 1 hides it
 * @param outline whether the edge of a tint gets its line
 */
public record PaintStyle(Look look, int rgb, double opacity, boolean outline) {
    /** What happens to cars and to the rest. */
    public enum Look {
        /** Cars get a translucent tint, and a crisp opaque line along their edge. */
        TINT,
        /** Cars stay, the rest is black. */
        CUTOUT,
        /** Cars are blurred beyond recognition. */
        BLUR_CARS,
        /** Everything but cars is blurred. */
        BLUR_BACKGROUND
    }

    /** A cyan that neither roads nor skies, brake lights nor trees have. */
    public static final int DEFAULT_RGB = 0x00d8ff;

    /** Enough to see at once, too little to hide a number plate. */
    public static final double DEFAULT_OPACITY = 0.4;

    public PaintStyle {
        Objects.requireNonNull(look, "look");
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
        return new PaintStyle(Look.TINT, DEFAULT_RGB, DEFAULT_OPACITY, true);
    }

    /** The same, tint and line of another opacity. */
    public PaintStyle withOpacity(double other) {
        return new PaintStyle(look, rgb, other, outline);
    }

    /** The same colours with another look. */
    public PaintStyle with(Look other) {
        return new PaintStyle(other, rgb, opacity, outline);
    }
}
