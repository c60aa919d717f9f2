package dev.roadmask.scene;

/** Linear light to a display value, as a camera does it: exposure, a soft shoulder for highlights, gamma. */
final class ToneCurve {
    private static final int FIRST = Float.floatToRawIntBits(0x1.0p-14f) >> 13;
    private static final int LAST = Float.floatToRawIntBits(32f) >> 13;

    /** Indexed by the exponent and leading mantissa bits of the light: fine steps in the dark, coarse in the bright. */
    private final byte[] table = new byte[LAST - FIRST + 1];

    ToneCurve(double exposure, double contrast) {
        for (int i = 0; i < table.length; i++) {
            double light = Float.intBitsToFloat((i + FIRST) << 13) * exposure;
            table[i] = (byte) Math.round(255 * display(light, contrast));
        }
    }

    private static double display(double light, double contrast) {
        double shoulder = light * (1 + light / 4) / (1 + light);
        double encoded = StrictMath.pow(Math.min(1, shoulder * 1.25), 1 / 2.2);
        double curved = encoded * encoded * (3 - 2 * encoded);
        return Math.min(1, encoded + (curved - encoded) * contrast);
    }

    int value(float light) {
        int index = (Float.floatToRawIntBits(light) >> 13) - FIRST;
        return table[index < 0 ? 0 : Math.min(index, table.length - 1)] & 0xff;
    }

    int packed(float red, float green, float blue) {
        return value(red) << 16 | value(green) << 8 | value(blue);
    }
}
