package dev.roadmask.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** On pictures of a textured square before a textured background, and probabilities with noise. */
class SteadierTest {
    private static final int WIDTH = 96;
    private static final int HEIGHT = 64;
    private static final double THRESHOLD = 0.5;
    private static final int LIMIT = 128;
    private static final int SIDE = 20;

    private final ByteBuffer input = ByteBuffer.allocate(3 * 4 * WIDTH * HEIGHT);
    private final ByteBuffer probability = ByteBuffer.allocate(WIDTH * HEIGHT);
    private final byte[] truth = new byte[WIDTH * HEIGHT];
    private final Random random = new Random(7);

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "OFF")
    void noiseOverAStillPictureIsHalvedAtLeast(Steadiness steadiness) {
        Steadier steadier = steadier(steadiness);
        long before = 0;
        long after = 0;
        byte[] lastNoisy = null;
        byte[] lastSteady = null;
        for (int frame = 0; frame < 40; frame++) {
            draw(30, 20, 1);
            byte[] noisy = noisy(60);
            byte[] steady = steady(steadier, noisy);
            if (frame > 10) {
                before += changes(lastNoisy, noisy);
                after += changes(lastSteady, steady);
            }
            lastNoisy = noisy;
            lastSteady = steady;
        }
        assertTrue(before > 1000, "before=" + before);
        assertTrue(after * 2 < before, "before=" + before + " after=" + after);
    }

    /** Moving by other than whole cells: what is carried along must neither trail behind nor melt away. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "OFF")
    void aMovingSquareDragsNoGhost(Steadiness steadiness) {
        Steadier steadier = steadier(steadiness);
        double worst = 1;
        for (int frame = 0; frame < 24; frame++) {
            draw(4 + 2.75 * frame, 20 - 0.4 * frame, 1);
            worst = Math.min(worst, iou(steady(steadier, exact())));
        }
        assertTrue(worst > 0.93, "worst=" + worst);
    }

    @Test
    void whatIsGoneIsGone() {
        Steadier steadier = steadier(Steadiness.STRONG);
        for (int frame = 0; frame < 10; frame++) {
            draw(30, 20, 1);
            steady(steadier, exact());
        }
        draw(-100, 20, 1);
        byte[] after = steady(steadier, exact());
        assertEquals(0, count(after), "the picture shows the background where the square was");
    }

    @Test
    void aCutBeginsAnew() {
        Steadier steadier = steadier(Steadiness.STRONG);
        for (int frame = 0; frame < 10; frame++) {
            draw(30, 20, 1);
            steady(steadier, noisy(60));
        }
        draw(50, 30, 2);
        byte[] fresh = noisy(60);
        assertArrayEquals(fresh, steady(steadier, fresh));
        byte[] second = noisy(60);
        Steadier anew = steadier(Steadiness.STRONG);
        steady(anew, fresh);
        assertArrayEquals(steady(anew, second), steady(steadier, second), "nothing of the scene before is left");
    }

    @Test
    void theSameFramesGiveTheSame() {
        Steadier one = steadier(Steadiness.LIGHT);
        Steadier other = steadier(Steadiness.LIGHT);
        for (int frame = 0; frame < 12; frame++) {
            draw(10 + 3 * frame, 20, 1);
            byte[] fresh = noisy(60);
            assertArrayEquals(steady(one, fresh), steady(other, fresh));
        }
    }

    @Test
    void nothingStaysNothing() {
        Steadier steadier = steadier(Steadiness.STRONG);
        byte[] quiet = new byte[WIDTH * HEIGHT];
        Arrays.fill(quiet, (byte) 15);
        for (int frame = 0; frame < 5; frame++) {
            draw(10 + 3 * frame, 20, 1);
            assertArrayEquals(quiet, steady(steadier, quiet));
        }
    }

    /** A bias in the probability must not hold itself: at the threshold's side it settles where the network says. */
    @Test
    void whatTheNetworkSaysForLongIsBelieved() {
        Steadier steadier = steadier(Steadiness.STRONG);
        draw(30, 20, 1);
        for (int frame = 0; frame < 20; frame++) {
            steady(steadier, filled(255));
        }
        byte[] settled = new byte[0];
        for (int frame = 0; frame < 200; frame++) {
            settled = steady(steadier, filled(LIMIT - 3));
        }
        assertEquals(0, count(settled));
    }

    @Test
    void allocatesNothing() {
        Steadier steadier = steadier(Steadiness.LIGHT);
        draw(30, 20, 1);
        probability.put(0, noisy(60));
        steadier.steady(input, probability, THRESHOLD);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int frame = 0; frame < 100; frame++) {
            steadier.steady(input, probability, THRESHOLD);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 10_000, "bytes=" + allocated);
    }

    @Test
    void refusesWhatItCannotDo() {
        assertEquals(
                "steadiness must not be off: steadiness=OFF",
                assertThrows(IllegalArgumentException.class, () -> steadier(Steadiness.OFF))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Steadier(100, 100, 50, 50, Steadiness.LIGHT));
    }

    private static Steadier steadier(Steadiness steadiness) {
        return new Steadier(2 * WIDTH, 2 * HEIGHT, WIDTH, HEIGHT, steadiness);
    }

    private byte[] steady(Steadier steadier, byte[] fresh) {
        probability.put(0, fresh);
        steadier.steady(input, probability, THRESHOLD);
        byte[] result = new byte[fresh.length];
        probability.get(0, result);
        return result;
    }

    /** A square with its left upper corner at a place in cells; its truth is the cells mostly covered. */
    private void draw(double left, double top, int scene) {
        int width = 2 * WIDTH;
        int plane = 4 * WIDTH * HEIGHT;
        for (int y = 0; y < 2 * HEIGHT; y++) {
            for (int x = 0; x < width; x++) {
                double u = x / 2.0 - left;
                double v = y / 2.0 - top;
                boolean inside = u >= 0 && u < SIDE && v >= 0 && v < SIDE;
                int value = inside ? wave(u, v, 170, 60) : wave(x / 2.0, y / 2.0, scene == 1 ? 60 : 190, 40);
                input.put(plane + y * width + x, (byte) value);
            }
        }
        for (int i = 0; i < truth.length; i++) {
            double u = i % WIDTH + 0.25 - left;
            double v = i / WIDTH + 0.25 - top;
            truth[i] = (byte) (u >= 0 && u < SIDE && v >= 0 && v < SIDE ? 1 : 0);
        }
    }

    private static int wave(double x, double y, int mean, int height) {
        return (int) (mean + height * 0.5 * (Math.sin(x * 0.9 + y * 0.35) + Math.sin(y * 0.8 - x * 0.25)));
    }

    private byte[] exact() {
        byte[] values = new byte[truth.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (255 * truth[i]);
        }
        return values;
    }

    private byte[] noisy(double deviation) {
        byte[] values = new byte[truth.length];
        for (int i = 0; i < values.length; i++) {
            double value = (truth[i] == 1 ? 200 : 40) + deviation * random.nextGaussian();
            values[i] = (byte) Math.max(0, Math.min(255, value));
        }
        return values;
    }

    private static byte[] filled(int value) {
        byte[] values = new byte[WIDTH * HEIGHT];
        Arrays.fill(values, (byte) value);
        return values;
    }

    private static long changes(byte[] one, byte[] other) {
        long changes = 0;
        for (int i = 0; i < one.length; i++) {
            changes += isMask(one[i]) != isMask(other[i]) ? 1 : 0;
        }
        return changes;
    }

    private static long count(byte[] values) {
        return changes(values, new byte[values.length]);
    }

    private double iou(byte[] values) {
        long both = 0;
        long any = 0;
        for (int i = 0; i < values.length; i++) {
            both += isMask(values[i]) && truth[i] == 1 ? 1 : 0;
            any += isMask(values[i]) || truth[i] == 1 ? 1 : 0;
        }
        return any == 0 ? 1 : (double) both / any;
    }

    private static boolean isMask(byte value) {
        return (value & 0xff) >= LIMIT;
    }
}
