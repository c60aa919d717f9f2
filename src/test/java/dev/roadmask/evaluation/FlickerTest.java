package dev.roadmask.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.mask.MaskFinder;
import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.Regions;
import dev.roadmask.mask.Steadiness;
import dev.roadmask.scene.RoadScene;
import dev.roadmask.scene.SceneFrame;
import dev.roadmask.scene.SceneSpec;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The measure itself is measured: with masks whose flicker is known. */
@Timeout(60)
class FlickerTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 192;

    @Test
    void whatStandsStillDoesNotFlicker() {
        FlickerMeter meter = new FlickerMeter(WIDTH, HEIGHT);
        for (int frame = 0; frame < 5; frame++) {
            add(meter, mask(box(40, 40, 60)), frame);
        }
        assertEquals(0, meter.flicker());
    }

    @Test
    void noMaskDoesNotFlicker() {
        FlickerMeter meter = new FlickerMeter(WIDTH, HEIGHT);
        add(meter, mask(new byte[WIDTH * HEIGHT]), 0);
        add(meter, mask(new byte[WIDTH * HEIGHT]), 1);
        assertEquals(0, meter.flicker());
    }

    /** Of a box that is always there and one a quarter of its size that blinks, a fifth of the union changes. */
    @Test
    void whatBlinksIsWhatIsMeasured() {
        FlickerMeter meter = new FlickerMeter(WIDTH, HEIGHT);
        for (int frame = 0; frame < 7; frame++) {
            byte[] values = box(20, 20, 80);
            if (frame % 2 == 0) {
                fill(values, 200, 60, 40);
            }
            add(meter, mask(values), frame);
        }
        assertEquals(0.2, meter.flicker(), 1e-9);
    }

    /** An outline that trembles by the tolerance is none; by one more, it is. */
    @Test
    void anOutlineMayTremble() {
        for (int by = 0; by <= FlickerMeter.TOLERANCE + 1; by++) {
            FlickerMeter meter = new FlickerMeter(WIDTH, HEIGHT);
            for (int frame = 0; frame < 4; frame++) {
                add(meter, mask(box(40 + by * (frame % 2), 40, 60)), frame);
            }
            assertEquals(by > FlickerMeter.TOLERANCE, meter.flicker() > 0, "by=" + by);
        }
    }

    @Test
    void whatHasNoOriginDoesNotCount() {
        FlickerMeter meter = new FlickerMeter(WIDTH, HEIGHT);
        meter.next(mask(box(40, 40, 60)));
        meter.next(mask(new byte[WIDTH * HEIGHT]));
        int[] origins = new int[WIDTH * HEIGHT];
        Arrays.setAll(origins, i -> i);
        meter.compare(origins, new boolean[WIDTH * HEIGHT]);
        assertEquals(0, meter.flicker());
    }

    /** The floor of the measure, and that a car left out in every other frame of a moving scene is found. */
    @Test
    void theTruthOfAMovingSceneHardlyFlickersAndATornOneDoes() {
        RoadScene scene = RoadScene.create(SceneSpec.plain(3, WIDTH, HEIGHT, 30));
        FlickerMeter truth = new FlickerMeter(WIDTH, HEIGHT);
        FlickerMeter torn = new FlickerMeter(WIDTH, HEIGHT);
        try (PictureMotion motion = new PictureMotion(WIDTH, HEIGHT)) {
            for (int frame = 0; frame < 8; frame++) {
                SceneFrame shown = scene.render(30 + frame);
                boolean isPair = motion.next(gray(shown));
                truth.next(mask(shown.mask().clone()));
                torn.next(mask(frame % 2 == 0 ? shown.mask().clone() : leftHalf(shown.mask())));
                if (isPair) {
                    assertTrue(motion.explainedShare() > 0.5, "explained=" + motion.explainedShare());
                    truth.compare(motion.origins(), motion.explained());
                    torn.compare(motion.origins(), motion.explained());
                } else {
                    assertEquals(0, frame);
                }
            }
        }
        assertTrue(truth.flicker() < 0.01, "truth=" + truth.flicker());
        assertTrue(torn.flicker() > 0.1, "torn=" + torn.flicker());
    }

    @Test
    void anotherSceneIsNotExplained() {
        try (PictureMotion motion = new PictureMotion(WIDTH, HEIGHT)) {
            assertFalse(motion.next(gray(RoadScene.create(1, WIDTH, HEIGHT, 30).render(0))));
            assertTrue(motion.next(gray(RoadScene.create(2, WIDTH, HEIGHT, 30).render(0))));
            assertTrue(motion.explainedShare() < 0.25, "explained=" + motion.explainedShare());
        }
    }

    private static void add(FlickerMeter meter, MaskRuns mask, int frame) {
        meter.next(mask);
        if (frame > 0) {
            int[] origins = new int[WIDTH * HEIGHT];
            Arrays.setAll(origins, i -> i);
            boolean[] explained = new boolean[WIDTH * HEIGHT];
            Arrays.fill(explained, true);
            meter.compare(origins, explained);
        }
    }

    private static byte[] box(int left, int top, int side) {
        return fill(new byte[WIDTH * HEIGHT], left, top, side);
    }

    private static byte[] fill(byte[] values, int left, int top, int side) {
        for (int y = top; y < top + side; y++) {
            Arrays.fill(values, y * WIDTH + left, y * WIDTH + left + side, (byte) 255);
        }
        return values;
    }

    private static byte[] leftHalf(byte[] mask) {
        byte[] half = mask.clone();
        for (int y = 0; y < HEIGHT; y++) {
            Arrays.fill(half, y * WIDTH + WIDTH / 2, (y + 1) * WIDTH, (byte) 0);
        }
        return half;
    }

    private static ByteBuffer gray(SceneFrame frame) {
        ByteBuffer gray = ByteBuffer.allocateDirect(WIDTH * HEIGHT);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            gray.put(i, frame.rgb()[3 * i + 1]);
        }
        return gray;
    }

    /** A probability of the mask's own size is the mask. */
    private static MaskRuns mask(byte[] values) {
        MaskRuns mask = new MaskRuns(WIDTH, HEIGHT);
        MaskRule rule = MaskRule.withThreshold(0.5).with(Steadiness.OFF).withSmallestRegion(0);
        new MaskFinder(WIDTH, HEIGHT, WIDTH, HEIGHT, rule).find(ByteBuffer.wrap(values), mask, new Regions(), false);
        return mask;
    }
}
