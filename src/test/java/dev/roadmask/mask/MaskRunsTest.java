package dev.roadmask.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Runs against pixels: everything that works on runs has to agree with the plain loop over all pixels. */
class MaskRunsTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void joinsTouchingRunsAndSkipsEmptyOnes() {
        MaskRuns mask = new MaskRuns(10, 2);
        mask.add(1, 3);
        mask.add(3, 3);
        mask.add(3, 5);
        mask.add(7, 10);
        mask.endRow();
        mask.endRow();
        assertEquals(2, mask.runs(0));
        assertEquals(1, mask.start(0, 0));
        assertEquals(5, mask.end(0, 0));
        assertEquals(0, mask.runs(1));
        assertEquals(7, mask.pixels());
        assertTrue(mask.contains(4, 0));
        assertFalse(mask.contains(5, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> mask.start(1, 0));
    }

    @Test
    void tracingIsUpsamplingAndComparing() {
        for (int round = 0; round < 200; round++) {
            int sourceWidth = 1 + random.nextInt(24);
            int sourceHeight = 1 + random.nextInt(24);
            int width = 1 + random.nextInt(120);
            int height = 1 + random.nextInt(80);
            double threshold = round % 20 == 0 ? random.nextInt(2) : random.nextDouble();
            ByteBuffer probability = round % 2 == 0
                    ? Masks.random(random, sourceWidth, sourceHeight)
                    : Masks.blobs(random, sourceWidth, sourceHeight);
            MaskRuns mask = new MaskRuns(width, height);
            new MaskTracer(sourceWidth, sourceHeight, width, height, threshold).trace(probability, mask);
            assertUpsampledAndCompared(probability, sourceWidth, sourceHeight, mask, threshold);
        }
    }

    private void assertUpsampledAndCompared(
            ByteBuffer probability, int sourceWidth, int sourceHeight, MaskRuns mask, double threshold) {
        ProbabilityUpsampler upsampler =
                new ProbabilityUpsampler(sourceWidth, sourceHeight, mask.width(), mask.height());
        byte[] row = new byte[mask.width()];
        long pixels = 0;
        for (int y = 0; y < mask.height(); y++) {
            upsampler.row(probability, y, row);
            for (int x = 0; x < mask.width(); x++) {
                boolean expected = (row[x] & 0xff) / 255.0 >= threshold;
                assertEquals(expected, mask.contains(x, y), "seed=" + seed + " x=" + x + " y=" + y);
                pixels += expected ? 1 : 0;
            }
        }
        assertEquals(pixels, mask.pixels(), "seed=" + seed);
    }

    @Test
    void erodingKeepsWhatHasItsWholeDisc() {
        for (int round = 0; round < 60; round++) {
            int radius = random.nextInt(5);
            MaskRuns mask = randomMask(1 + random.nextInt(60), 1 + random.nextInt(40));
            MaskRuns inner = new MaskRuns(mask.width(), mask.height());
            new MaskErosion(mask.width(), radius).erode(mask, inner);
            for (int y = 0; y < mask.height(); y++) {
                for (int x = 0; x < mask.width(); x++) {
                    assertEquals(
                            wholeDisc(mask, x, y, radius),
                            inner.contains(x, y),
                            "seed=" + seed + " radius=" + radius + " x=" + x + " y=" + y);
                }
            }
        }
    }

    private static boolean wholeDisc(MaskRuns mask, int centreX, int centreY, int radius) {
        for (int dy = -radius; dy <= radius; dy++) {
            int reach = (int) Math.round(Math.sqrt(radius * radius - dy * dy));
            for (int dx = -reach; dx <= reach; dx++) {
                int x = centreX + dx;
                int y = centreY + dy;
                boolean outside = x < 0 || x >= mask.width() || y < 0 || y >= mask.height();
                if (!outside && !mask.contains(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void subsamplingKeepsWhatIsWhollyCovered() {
        for (int round = 0; round < 60; round++) {
            int widthShift = random.nextInt(3);
            int heightShift = random.nextInt(3);
            MaskRuns mask = randomMask(1 + random.nextInt(60), 1 + random.nextInt(40));
            MaskRuns coarse = new MaskRuns(
                    (mask.width() + (1 << widthShift) - 1) >> widthShift,
                    (mask.height() + (1 << heightShift) - 1) >> heightShift);
            new MaskSubsampling(mask.width(), widthShift, heightShift).subsample(mask, coarse);
            boolean[] covered = covered(mask, coarse, widthShift, heightShift);
            for (int i = 0; i < covered.length; i++) {
                int x = i % coarse.width();
                int y = i / coarse.width();
                assertEquals(covered[i], coarse.contains(x, y), "seed=" + seed + " x=" + x + " y=" + y);
            }
        }
    }

    private static boolean[] covered(MaskRuns mask, MaskRuns coarse, int widthShift, int heightShift) {
        boolean[] covered = new boolean[coarse.width() * coarse.height()];
        Arrays.fill(covered, true);
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                covered[(y >> heightShift) * coarse.width() + (x >> widthShift)] &= mask.contains(x, y);
            }
        }
        return covered;
    }

    private MaskRuns randomMask(int width, int height) {
        MaskRuns mask = new MaskRuns(width, height);
        int sourceWidth = Math.max(1, width / 6);
        int sourceHeight = Math.max(1, height / 6);
        ByteBuffer probability = Masks.random(random, sourceWidth, sourceHeight);
        new MaskTracer(sourceWidth, sourceHeight, width, height, 0.3).trace(probability, mask);
        return mask;
    }
}
