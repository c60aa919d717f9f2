package dev.roadmask.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProbabilityUpsamplerTest {
    @Test
    void agreesWithBilinearInterpolationInFloatingPoint() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            int sourceWidth = 1 + random.nextInt(20);
            int sourceHeight = 1 + random.nextInt(20);
            int width = 1 + random.nextInt(90);
            int height = 1 + random.nextInt(90);
            ByteBuffer source = Masks.random(random, sourceWidth, sourceHeight);
            byte[][] rows = upsample(source, sourceWidth, sourceHeight, width, height);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double expected = bilinear(source, sourceWidth, sourceHeight, width, height, x, y);
                    // Two fractions of 1/256, each off by at most half a step, and the rounding at the end.
                    assertEquals(expected, rows[y][x] & 0xff, 1.6, "seed=" + seed + " x=" + x + " y=" + y);
                }
            }
        }
    }

    @Test
    void leavesAProbabilityOfThePicturesSizeAsItIs() {
        ByteBuffer source = Masks.random(new Random(1), 13, 7);
        byte[][] rows = upsample(source, 13, 7, 13, 7);
        for (int y = 0; y < 7; y++) {
            byte[] expected = new byte[13];
            source.get(y * 13, expected);
            assertArrayEquals(expected, rows[y]);
        }
    }

    @Test
    void doublesWithHalfPixelCentres() {
        ByteBuffer source = ByteBuffer.wrap(new byte[] {0, (byte) 200});
        byte[] row = new byte[4];
        new ProbabilityUpsampler(2, 1, 4, 1).row(source, 0, row);
        assertArrayEquals(new byte[] {0, 50, (byte) 150, (byte) 200}, row);
    }

    @Test
    void refusesEmptySizesAndRowsOutside() {
        String message = assertThrows(IllegalArgumentException.class, () -> new ProbabilityUpsampler(0, 3, 4, 4))
                .getMessage();
        assertEquals("source size must be positive: width=0 height=3", message);
        ProbabilityUpsampler upsampler = new ProbabilityUpsampler(2, 2, 4, 4);
        assertThrows(IndexOutOfBoundsException.class, () -> upsampler.row(ByteBuffer.allocate(4), 4, new byte[4]));
    }

    private static byte[][] upsample(ByteBuffer source, int sourceWidth, int sourceHeight, int width, int height) {
        ProbabilityUpsampler upsampler = new ProbabilityUpsampler(sourceWidth, sourceHeight, width, height);
        byte[][] rows = new byte[height][width];
        for (int y = 0; y < height; y++) {
            upsampler.row(source, y, rows[y]);
        }
        return rows;
    }

    private static double bilinear(ByteBuffer source, int sw, int sh, int width, int height, int x, int y) {
        double sx = Math.max(0, Math.min(sw - 1, (x + 0.5) * sw / width - 0.5));
        double sy = Math.max(0, Math.min(sh - 1, (y + 0.5) * sh / height - 0.5));
        int left = (int) sx;
        int top = (int) sy;
        double upper = mix(at(source, sw, sh, left, top), at(source, sw, sh, left + 1, top), sx - left);
        double lower = mix(at(source, sw, sh, left, top + 1), at(source, sw, sh, left + 1, top + 1), sx - left);
        return mix(upper, lower, sy - top);
    }

    private static double at(ByteBuffer source, int sw, int sh, int x, int y) {
        return source.get(Math.min(y, sh - 1) * sw + Math.min(x, sw - 1)) & 0xff;
    }

    private static double mix(double a, double b, double part) {
        return a + (b - a) * part;
    }
}
