package dev.roadmask.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoadSceneTest {
    @Test
    void sameSeedGivesSamePixelsWhateverWasRenderedBefore() {
        RoadScene first = RoadScene.create(11, 160, 96, 30);
        RoadScene second = RoadScene.create(11, 160, 96, 30);
        first.render(3);
        SceneFrame a = first.render(40);
        SceneFrame b = second.render(40);
        assertArrayEquals(b.rgb(), a.rgb());
        assertArrayEquals(b.mask(), a.mask());
    }

    @Test
    void anotherSeedIsAnotherScene() {
        byte[] one = RoadScene.create(1, 160, 96, 30).render(0).rgb();
        byte[] two = RoadScene.create(2, 160, 96, 30).render(0).rgb();
        assertFalse(Arrays.equals(one, two));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void masksAreZeroOr255AndHoldVehicles(long seed) {
        RoadScene scene = RoadScene.create(seed, 160, 96, 30);
        // A quiet road may be empty for a moment: over some seconds something must pass.
        int most = 0;
        for (int frame = 0; frame < 90; frame += 30) {
            SceneFrame rendered = scene.render(frame);
            most = Math.max(most, rendered.vehiclePixels());
            for (byte value : rendered.mask()) {
                assertTrue(value == 0 || value == (byte) 255, "mask value " + value);
            }
        }
        assertTrue(most > 20, "no vehicle in seed " + seed);
        assertTrue(most < 160 * 96 * 0.9, "nothing but vehicle in seed " + seed);
    }

    @Test
    void shadowsAndWeatherAreNotInTheMask() {
        SceneSpec sunny = SceneSpec.plain(5, 160, 96, 30);
        SceneConditions clouds = SceneConditions.random(Daylight.OVERCAST, new SplittableRandom(1));
        SceneSpec overcast = new SceneSpec(
                5, 160, 96, 30, clouds, sunny.camera(), sunny.road(), sunny.speed(), sunny.traffic(), 0, false);
        SceneFrame bright = RoadScene.create(sunny).render(10);
        SceneFrame dull = RoadScene.create(overcast).render(10);
        assertArrayEquals(bright.mask(), dull.mask());
        assertFalse(Arrays.equals(bright.rgb(), dull.rgb()));
    }

    @Test
    void masksMoveContinuously() {
        // 300 frames a second: nothing moves far between two of them, so a jump would show.
        RoadScene scene = RoadScene.create(SceneSpec.plain(3, 320, 180, 300));
        byte[] before = scene.render(0).mask().clone();
        for (int frame = 1; frame < 15; frame++) {
            byte[] now = scene.render(frame).mask().clone();
            double iou = iou(before, now);
            assertTrue(iou > 0.9 && iou < 1, "frame " + frame + " overlaps the one before by " + iou);
            before = now;
        }
    }

    private static double iou(byte[] a, byte[] b) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < a.length; i++) {
            both += a[i] & b[i] & 1;
            either += (a[i] | b[i]) & 1;
        }
        return (double) both / either;
    }

    @Test
    void theSampleDriveAlwaysShowsVehicles() {
        RoadScene scene = RoadScene.create(SceneSpec.sample(160, 90, 30));
        for (int frame = 0; frame < 300; frame += 100) {
            int pixels = scene.render(frame).vehiclePixels();
            assertTrue(pixels > 100, "frame " + frame + " shows " + pixels + " vehicle pixels");
        }
    }

    @Test
    void ownBonnetIsNotVehicle() {
        CameraSpec usual = CameraSpec.usual();
        CameraSpec low = new CameraSpec(usual.height(), usual.fieldOfView(), usual.horizon(), 0, 0.2, 0, 0, 0);
        SceneSpec plain = SceneSpec.plain(5, 160, 96, 30);
        SceneSpec spec = new SceneSpec(
                5, 160, 96, 30, plain.conditions(), low, plain.road(), plain.speed(), plain.traffic(), 0, false);
        byte[] mask = RoadScene.create(spec).render(0).mask();
        for (int i = 95 * 160; i < 96 * 160; i++) {
            assertEquals(0, mask[i]);
        }
    }

    @Test
    void soundtrackHasItsLengthAndRepeats() {
        RoadScene scene = RoadScene.create(7, 64, 48, 30);
        short[] sound = scene.soundtrack(0.5);
        assertEquals(24_000, sound.length);
        assertArrayEquals(sound, RoadScene.create(7, 64, 48, 30).soundtrack(0.5));
        double energy = 0;
        for (short sample : sound) {
            energy += sample * sample;
        }
        double loudness = Math.sqrt(energy / sound.length);
        assertTrue(loudness > 500 && loudness < 16_000, "loudness " + loudness);
    }

    @Test
    void refusesImpossibleScenes() {
        assertThrows(IllegalArgumentException.class, () -> SceneSpec.plain(1, 8, 96, 30));
        assertThrows(IllegalArgumentException.class, () -> SceneSpec.plain(1, 160, 96, 0));
        assertThrows(IllegalArgumentException.class, () -> RoadScene.create(1, 64, 48, 30)
                .render(-1));
    }
}
