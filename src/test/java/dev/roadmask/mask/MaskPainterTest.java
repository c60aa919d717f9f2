package dev.roadmask.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roadmask.mask.Pictures.Layout;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MaskPainterTest {
    private static final int SOURCE_WIDTH = 20;
    private static final int SOURCE_HEIGHT = 12;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @EnumSource
    void paintingAnEmptyMaskIsTheIdentity(Layout layout) {
        YuvPlanes picture = Pictures.noise(random, layout, 1 + random.nextInt(200), 1 + random.nextInt(120));
        ByteBuffer probability = ByteBuffer.allocateDirect(SOURCE_WIDTH * SOURCE_HEIGHT);
        for (int i = 0; i < probability.capacity(); i++) {
            probability.put(i, (byte) random.nextInt(128));
        }
        ByteBuffer[] before = Pictures.copies(picture);
        paint(picture, style(0.7), probability);
        assertSame(before, Pictures.copies(picture));
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsWhollyUnderTheMaskChanges(Layout layout) {
        for (int round = 0; round < 5; round++) {
            YuvPlanes picture = Pictures.noise(random, layout, 1 + random.nextInt(200), 1 + random.nextInt(120));
            YuvPlanes original = Pictures.copy(layout, picture);
            MaskRuns mask = paint(picture, style(0.5), Masks.random(random, SOURCE_WIDTH, SOURCE_HEIGHT));
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    if (!mask.contains(x, y)) {
                        assertPixelSame(original, picture, x, y);
                    }
                }
            }
            assertPaddingSame(original, picture);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOpaqueMaskIsTheColour(Layout layout) {
        YuvPlanes picture = Pictures.noise(random, layout, 101, 67);
        ByteBuffer certain = ByteBuffer.allocate(SOURCE_WIDTH * SOURCE_HEIGHT);
        for (int i = 0; i < certain.capacity(); i++) {
            certain.put(i, (byte) 255);
        }
        assertEquals(101 * 67, paint(picture, style(1), certain).pixels());
        YuvColor colour = YuvColor.ofRgb(0xff8000, picture.matrix(), false, layout.bitDepth);
        for (int y = 0; y < 67; y++) {
            for (int x = 0; x < 101; x++) {
                assertEquals(colour.y(), picture.y().get(x, y));
                assertEquals(colour.u(), picture.u().get(x >> layout.widthShift, y >> layout.heightShift));
                assertEquals(colour.v(), picture.v().get(x >> layout.widthShift, y >> layout.heightShift));
            }
        }
    }

    @Test
    void tintIsABlendAndTheOutlineIsOpaque() {
        YuvPlanes picture = Pictures.noise(random, Layout.YUV444P, 160, 96);
        YuvPlanes original = Pictures.copy(Layout.YUV444P, picture);
        ByteBuffer probability = ByteBuffer.allocate(SOURCE_WIDTH * SOURCE_HEIGHT);
        Masks.addBlob(probability, SOURCE_WIDTH, 10, 6, 4);
        MaskRuns mask = paint(picture, new PaintStyle(PaintStyle.Look.TINT, 0xff8000, 0.25, true), probability);
        YuvColor colour = YuvColor.ofRgb(0xff8000, picture.matrix(), false, 8);
        for (int y = 2; y < 94; y++) {
            for (int x = 2; x < 158; x++) {
                int before = original.y().get(x, y);
                boolean inner = holdsDisc(mask, x, y);
                long tinted = Math.round(before + 0.25 * (colour.y() - before));
                long expected = inner ? tinted : mask.contains(x, y) ? colour.y() : before;
                assertEquals(expected, picture.y().get(x, y), "seed=" + seed + " x=" + x + " y=" + y);
            }
        }
    }

    /** The disc of radius 2: five rows of 1, 5, 5, 5 and 1 pixels. */
    private static boolean holdsDisc(MaskRuns mask, int x, int y) {
        boolean holds = mask.contains(x, y - 2) && mask.contains(x, y + 2);
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -2; dx <= 2; dx++) {
                holds &= mask.contains(x + dx, y + dy);
            }
        }
        return holds;
    }

    @Test
    void theOutlineGrowsWithThePicture() {
        assertEquals(2, outlineWidth(1280, 720));
        assertEquals(2, outlineWidth(720, 1280));
        assertEquals(3, outlineWidth(1920, 1080));
        assertEquals(6, outlineWidth(3840, 2160));
        assertEquals(2, outlineWidth(320, 180));
    }

    @Test
    void refusesAnotherKindOfPicture() {
        YuvPlanes small = Pictures.noise(random, Layout.YUV420P, 32, 32);
        YuvPlanes large = Pictures.noise(random, Layout.YUV420P, 64, 32);
        MaskPainter painter = new MaskPainter(small, style(0.5));
        assertThrows(IllegalArgumentException.class, () -> painter.paint(large, new MaskRuns(64, 32)));
    }

    @Test
    void refusesASenselessStyle() {
        assertEquals(
                "opacity must lie in [0, 1]: opacity=-0.1",
                assertThrows(IllegalArgumentException.class, () -> new PaintStyle(PaintStyle.Look.TINT, 0, -0.1, true))
                        .getMessage());
        assertEquals(
                "rgb must lie in [0x000000, 0xffffff]: rgb=0x1000000",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new PaintStyle(PaintStyle.Look.TINT, 0x1000000, 0, true))
                        .getMessage());
    }

    private int outlineWidth(int width, int height) {
        YuvPlanes picture = Pictures.allocate(Layout.YUV420P, width, height, YuvMatrix.BT709);
        return new MaskPainter(picture, style(0.5)).outlineWidth();
    }

    private static PaintStyle style(double opacity) {
        return new PaintStyle(PaintStyle.Look.TINT, 0xff8000, opacity, true);
    }

    private static MaskRuns paint(YuvPlanes picture, PaintStyle style, ByteBuffer probability) {
        MaskRuns mask = new MaskRuns(picture.width(), picture.height());
        new MaskTracer(SOURCE_WIDTH, SOURCE_HEIGHT, picture.width(), picture.height(), 0.5).trace(probability, mask);
        new MaskPainter(picture, style).paint(picture, mask);
        return mask;
    }

    private void assertPixelSame(YuvPlanes before, YuvPlanes after, int x, int y) {
        String where = "seed=" + seed + " x=" + x + " y=" + y;
        int chromaX = x >> before.widthShift();
        int chromaY = y >> before.heightShift();
        assertEquals(before.y().get(x, y), after.y().get(x, y), where);
        assertEquals(before.u().get(chromaX, chromaY), after.u().get(chromaX, chromaY), where);
        assertEquals(before.v().get(chromaX, chromaY), after.v().get(chromaX, chromaY), where);
    }

    private static void assertPaddingSame(YuvPlanes before, YuvPlanes after) {
        SamplePlane old = before.y();
        int end = old.offset() + old.width() * old.pixelStride();
        for (int y = 0; y < old.height(); y++) {
            for (int at = y * old.rowStride() + end; at < (y + 1) * old.rowStride(); at++) {
                assertEquals(old.samples().get(at), after.y().samples().get(at));
            }
        }
    }

    private void assertSame(ByteBuffer[] before, ByteBuffer[] after) {
        for (int i = 0; i < 3; i++) {
            assertEquals(before[i], after[i], "seed=" + seed + " component=" + i);
        }
    }
}
