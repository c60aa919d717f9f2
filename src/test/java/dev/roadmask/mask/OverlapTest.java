package dev.roadmask.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OverlapTest {
    private static final byte IN = Overlap.INSIDE;
    private static final byte OUT = Overlap.OUTSIDE;
    private static final byte IGNORED = Overlap.IGNORED;

    @Test
    void countsARowAndLeavesIgnoredPixelsOut() {
        byte[] probability = {(byte) 255, (byte) 128, 127, 0, (byte) 255, 0};
        byte[] truth = {IN, OUT, IN, OUT, IGNORED, IGNORED};
        Overlap overlap = Overlap.countRow(probability, 0.5, truth, 0);
        assertEquals(new Overlap(1, 2, 2), overlap);
        assertEquals(1.0 / 3, overlap.iou(), 1e-12);
        assertEquals(0.5, overlap.dice(), 1e-12);
        assertEquals(0.5, overlap.precision(), 1e-12);
        assertEquals(0.5, overlap.recall(), 1e-12);
    }

    @Test
    void countsAtTheLabelsResolution() {
        ByteBuffer probability = ByteBuffer.wrap(new byte[] {0, (byte) 255});
        byte[] truth = {OUT, OUT, IN, IN, OUT, IN, IN, IN};
        Overlap overlap = Overlap.count(probability, new ProbabilityUpsampler(2, 1, 4, 2), 0.5, truth);
        assertEquals(new Overlap(4, 4, 5), overlap);
    }

    @Test
    void isSymmetricAndAddsUp() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Overlap sum = Overlap.NONE;
        byte[] left = new byte[4096];
        byte[] right = new byte[4096];
        for (int i = 0; i < left.length; i++) {
            left[i] = random.nextBoolean() ? IN : OUT;
            right[i] = random.nextBoolean() ? IN : OUT;
        }
        Overlap there = Overlap.countRow(left, 0.5, right, 0);
        Overlap back = Overlap.countRow(right, 0.5, left, 0);
        assertEquals(there.iou(), back.iou(), "seed=" + seed);
        assertEquals(there.precision(), back.recall(), "seed=" + seed);
        assertEquals(2 * there.iou() / (1 + there.iou()), there.dice(), 1e-12, "seed=" + seed);
        assertEquals(there.iou(), sum.plus(there).plus(back).iou(), 1e-12, "seed=" + seed);
    }

    @Test
    void saysWhatItMeansByNothing() {
        assertTrue(Overlap.NONE.isEmpty());
        assertEquals(1, Overlap.NONE.iou());
        assertEquals(0, new Overlap(0, 0, 5).precision());
        assertEquals(0, new Overlap(0, 5, 0).recall());
    }

    @Test
    void refusesWhatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new Overlap(3, 2, 5));
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Overlap.countRow(new byte[1], 1.4, new byte[1], 0));
        assertEquals("threshold must lie in [0, 1]: threshold=1.4", refusal.getMessage());
    }
}
