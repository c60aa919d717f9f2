package dev.roadmask.video;

import java.nio.ByteBuffer;

/** Fills and compares planes of 8 and 16 bits. */
final class Planes {
    private Planes() {}

    /** Gives every sample of a component a value. */
    static void fill(Picture picture, int component, int value) {
        PixelLayout.Component layout = picture.layout().components().get(component);
        ByteBuffer plane = picture.plane(layout.plane());
        int stride = picture.rowStride(layout.plane());
        for (int y = 0; y < layout.height(picture.height()); y++) {
            for (int x = 0; x < layout.width(picture.width()); x++) {
                int at = y * stride + layout.offset() + x * layout.pixelStride();
                if (layout.shift() + layout.bitDepth() > 8) {
                    plane.putShort(at, (short) (value << layout.shift()));
                } else {
                    plane.put(at, (byte) value);
                }
            }
        }
    }

    /** Gives a YUV picture one colour. */
    static void fill(Picture picture, int y, int u, int v) {
        fill(picture, 0, y);
        fill(picture, 1, u);
        fill(picture, 2, v);
    }

    /** The value of a component at a place of its own grid. */
    static int sample(Picture picture, int component, int x, int y) {
        PixelLayout.Component layout = picture.layout().components().get(component);
        int at = y * picture.rowStride(layout.plane()) + layout.offset() + x * layout.pixelStride();
        ByteBuffer plane = picture.plane(layout.plane());
        int stored = layout.shift() + layout.bitDepth() > 8
                ? Short.toUnsignedInt(plane.getShort(at))
                : Byte.toUnsignedInt(plane.get(at));
        return stored >> layout.shift() & (1 << layout.bitDepth()) - 1;
    }

    /** Peak signal-to-noise ratio of the luma of two planar 8-bit pictures of one size, in dB. */
    static double lumaPsnr(Picture one, Picture other) {
        ByteBuffer first = one.plane(0);
        ByteBuffer second = other.plane(0);
        int firstStride = one.rowStride(0);
        int secondStride = other.rowStride(0);
        long squares = 0;
        for (int y = 0; y < one.height(); y++) {
            for (int x = 0; x < one.width(); x++) {
                int difference = (first.get(y * firstStride + x) & 0xff) - (second.get(y * secondStride + x) & 0xff);
                squares += (long) difference * difference;
            }
        }
        double mean = (double) squares / ((double) one.width() * one.height());
        return mean == 0 ? 99 : 10 * Math.log10(255 * 255 / mean);
    }
}
