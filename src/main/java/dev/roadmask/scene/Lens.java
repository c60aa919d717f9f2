package dev.roadmask.scene;

import java.util.stream.IntStream;

/** What the camera adds to a picture: softness, vignette, the bonnet, a reflection in the windscreen, noise. */
final class Lens {
    private final SceneSpec spec;
    private final int width;
    private final int height;
    private final byte[] copy;
    private final int centreWeight;
    private final int[] dim;
    private final Bonnet bonnet;

    Lens(SceneSpec spec) {
        this.spec = spec;
        width = spec.width();
        height = spec.height();
        copy = new byte[width * height * 3];
        centreWeight = (int) Math.round(16 - 10 * spec.camera().softness());
        dim = vignette();
        bonnet = new Bonnet(spec);
    }

    /** Brightness by squared distance from the middle, in 1/256. */
    private int[] vignette() {
        int[] table = new int[257];
        for (int i = 0; i <= 256; i++) {
            double from = i / 256.0;
            table[i] = (int) Math.round(256 * (1 - 0.5 * spec.camera().vignette() * from * from));
        }
        return table;
    }

    void apply(byte[] rgb, byte[] mask, int frame) {
        bonnet.draw(rgb, mask);
        System.arraycopy(rgb, 0, copy, 0, rgb.length);
        IntStream.range(0, height).parallel().forEach(row -> row(rgb, row, frame));
    }

    private void row(byte[] rgb, int row, int frame) {
        int above = Math.max(0, row - 1) * width * 3;
        int below = Math.min(height - 1, row + 1) * width * 3;
        long noise = Noise.hash(spec.seed(), frame, row);
        int strength = (int) Math.round(spec.conditions().noise() * 256 / 74);
        for (int column = 0; column < width; column++) {
            int left = Math.max(0, column - 1) * 3;
            int right = Math.min(width - 1, column + 1) * 3;
            int bright = brightness(row, column);
            noise ^= noise << 13;
            noise ^= noise >>> 7;
            noise ^= noise << 17;
            int grey = bell(noise) * strength;
            for (int c = 0; c < 3; c++) {
                int at = row * width * 3 + column * 3 + c;
                int around = byteAt(above + column * 3 + c) + byteAt(below + column * 3 + c);
                around += byteAt(row * width * 3 + left + c) + byteAt(row * width * 3 + right + c);
                int soft = byteAt(at) * centreWeight * 4 + around * (16 - centreWeight);
                int tinted = grey + (bell(noise >>> 8 * c + 24) * strength) / 2;
                int value = (soft * bright >> 14) + (tinted >> 8);
                rgb[at] = (byte) Math.max(0, Math.min(255, value));
            }
        }
    }

    private int brightness(int row, int column) {
        int dx = column * 256 / width - 128;
        int dy = row * 256 / height - 128;
        return dim[dx * dx + dy * dy >> 7];
    }

    /** A bell-shaped number with a standard deviation of 74, from 16 random bits. */
    private static int bell(long bits) {
        return (int) (bits & 63) + (int) (bits >>> 6 & 63) + (int) (bits >>> 12 & 127) - 127 << 1;
    }

    private int byteAt(int index) {
        return copy[index] & 0xff;
    }
}
