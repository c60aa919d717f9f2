package dev.roadmask.mask;

/**
 * How red, green and blue make luma: Kr and Kb of ITU-T H.273, table 4. Everything else follows from the two.
 */
public enum YuvMatrix {
    /** Standard definition and JPEG: ITU-R BT.601. */
    BT601(0.299, 0.114),
    /** High definition: ITU-R BT.709. */
    BT709(0.2126, 0.0722),
    /** Ultra high definition: ITU-R BT.2020, non-constant luminance. */
    BT2020(0.2627, 0.0593);

    private final double red;
    private final double blue;

    YuvMatrix(double red, double blue) {
        this.red = red;
        this.blue = blue;
    }

    /** Weight of red in luma, Kr. */
    public double red() {
        return red;
    }

    /** Weight of blue in luma, Kb. */
    public double blue() {
        return blue;
    }
}
