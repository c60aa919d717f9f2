package dev.roadmask.mask;

/**
 * A colour as the three code values of a picture's samples.
 *
 * @param y luma
 * @param u blue difference, Cb
 * @param v red difference, Cr
 */
public record YuvColor(int y, int u, int v) {
    /**
     * Converts by ITU-T H.273, equations 20 to 31: the colour differences are normalized to [-0.5, 0.5] and quantized
     * to the bit depth, with head- and footroom unless the range is full.
     *
     * @param rgb 0xRRGGBB, in the picture's own primaries and transfer function
     * @param matrix of the picture
     * @param fullRange whether luma uses all codes
     * @param bitDepth of the samples, 8 to 16
     */
    public static YuvColor ofRgb(int rgb, YuvMatrix matrix, boolean fullRange, int bitDepth) {
        double red = ((rgb >> 16) & 0xff) / 255.0;
        double green = ((rgb >> 8) & 0xff) / 255.0;
        double blue = (rgb & 0xff) / 255.0;
        double luma = matrix.red() * red + (1 - matrix.red() - matrix.blue()) * green + matrix.blue() * blue;
        double blueDifference = (blue - luma) / (2 * (1 - matrix.blue()));
        double redDifference = (red - luma) / (2 * (1 - matrix.red()));
        int top = (1 << bitDepth) - 1;
        double step = 1 << (bitDepth - 8);
        double lumaRange = fullRange ? top : 219 * step;
        double chromaRange = fullRange ? top : 224 * step;
        return new YuvColor(
                code(lumaRange * luma + (fullRange ? 0 : 16 * step), top),
                code(chromaRange * blueDifference + 128 * step, top),
                code(chromaRange * redDifference + 128 * step, top));
    }

    private static int code(double value, int top) {
        return (int) Math.max(0, Math.min(top, Math.round(value)));
    }
}
