package dev.roadmask.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roadmask.mask.Pictures.Layout;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MaskCoverTest {
    private static final int SOURCE_WIDTH = 20;
    private static final int SOURCE_HEIGHT = 12;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @EnumSource
    void replacesWhatIsWhollyInsideAndNothingElse(Layout layout) {
        YuvPlanes picture = Pictures.noise(random, layout, 1 + random.nextInt(200), 1 + random.nextInt(120));
        YuvPlanes other = Pictures.noise(random, layout, picture.width(), picture.height());
        MaskRuns mask = mask(picture);
        YuvPlanes before = Pictures.copy(layout, picture);
        new MaskCover(picture).replace(picture, mask, other);
        assertCovered(mask, before, picture, other);
    }

    @ParameterizedTest
    @EnumSource
    void blackensTheRest(Layout layout) {
        YuvPlanes picture = Pictures.noise(random, layout, 1 + random.nextInt(200), 1 + random.nextInt(120));
        YuvPlanes black = Pictures.allocate(layout, picture.width(), picture.height(), picture.matrix());
        YuvColor color = YuvColor.ofRgb(0, picture.matrix(), false, layout.bitDepth);
        fill(black.y(), color.y());
        fill(black.u(), color.u());
        fill(black.v(), color.v());
        MaskRuns mask = mask(picture);
        YuvPlanes before = Pictures.copy(layout, picture);
        MaskCover cover = new MaskCover(picture);
        MaskRuns outside = cover.outside(mask);
        assertEquals((long) picture.width() * picture.height(), mask.pixels() + outside.pixels());
        cover.blacken(picture, outside);
        assertCovered(outside, before, picture, black);
    }

    /** Luma inside is the other's, outside it is as it was; chroma is the other's where all its pixels are inside. */
    private void assertCovered(MaskRuns part, YuvPlanes before, YuvPlanes after, YuvPlanes other) {
        for (int y = 0; y < after.height(); y++) {
            for (int x = 0; x < after.width(); x++) {
                YuvPlanes expected = part.contains(x, y) ? other : before;
                assertEquals(expected.y().get(x, y), after.y().get(x, y), "seed=" + seed + " x=" + x + " y=" + y);
            }
        }
        for (int y = 0; y < after.u().height(); y++) {
            for (int x = 0; x < after.u().width(); x++) {
                YuvPlanes expected = isWhollyInside(part, after, x, y) ? other : before;
                String where = "seed=" + seed + " chroma x=" + x + " y=" + y;
                assertEquals(expected.u().get(x, y), after.u().get(x, y), where);
                assertEquals(expected.v().get(x, y), after.v().get(x, y), where);
            }
        }
    }

    private static boolean isWhollyInside(MaskRuns part, YuvPlanes picture, int chromaX, int chromaY) {
        boolean inside = true;
        for (int y = chromaY << picture.heightShift();
                y < Math.min(picture.height(), (chromaY + 1) << picture.heightShift());
                y++) {
            for (int x = chromaX << picture.widthShift();
                    x < Math.min(picture.width(), (chromaX + 1) << picture.widthShift());
                    x++) {
                inside &= part.contains(x, y);
            }
        }
        return inside;
    }

    private MaskRuns mask(YuvPlanes picture) {
        MaskRuns mask = new MaskRuns(picture.width(), picture.height());
        ByteBuffer probability = Masks.random(random, SOURCE_WIDTH, SOURCE_HEIGHT);
        new MaskTracer(SOURCE_WIDTH, SOURCE_HEIGHT, picture.width(), picture.height(), 0.5).trace(probability, mask);
        return mask;
    }

    private static void fill(SamplePlane plane, int value) {
        for (int i = 0; i < plane.width() * plane.height(); i++) {
            plane.set(i % plane.width(), i / plane.width(), value);
        }
    }
}
