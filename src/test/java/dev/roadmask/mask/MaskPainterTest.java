package dev.roadmask.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        YuvPlanes picture = noise(layout, 1 + random.nextInt(200), 1 + random.nextInt(120));
        ByteBuffer probability = ByteBuffer.allocateDirect(SOURCE_WIDTH * SOURCE_HEIGHT);
        for (int i = 0; i < probability.capacity(); i++) {
            probability.put(i, (byte) random.nextInt(128));
        }
        ByteBuffer[] before = Pictures.copies(picture);
        assertEquals(0, painter(picture, style(0.7)).paint(picture, probability));
        assertSame(before, Pictures.copies(picture));
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsWhollyUnderTheMaskChanges(Layout layout) {
        for (int round = 0; round < 5; round++) {
            YuvPlanes picture = noise(layout, 1 + random.nextInt(200), 1 + random.nextInt(120));
            YuvPlanes original = copy(layout, picture);
            MaskPainter painter = painter(picture, style(0.5));
            long pixels = painter.paint(picture, Masks.random(random, SOURCE_WIDTH, SOURCE_HEIGHT));
            assertEquals(painter.mask().pixels(), pixels);
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    if (!painter.mask().contains(x, y)) {
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
        YuvPlanes picture = noise(layout, 101, 67);
        ByteBuffer certain = ByteBuffer.allocate(SOURCE_WIDTH * SOURCE_HEIGHT);
        for (int i = 0; i < certain.capacity(); i++) {
            certain.put(i, (byte) 255);
        }
        assertEquals(101 * 67, painter(picture, style(1)).paint(picture, certain));
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
        YuvPlanes picture = noise(Layout.YUV444P, 160, 96);
        YuvPlanes original = copy(Layout.YUV444P, picture);
        ByteBuffer probability = ByteBuffer.allocate(SOURCE_WIDTH * SOURCE_HEIGHT);
        Masks.addBlob(probability, SOURCE_WIDTH, 10, 6, 4);
        MaskPainter painter = painter(picture, new PaintStyle(0xff8000, 0.25, 0.5, true));
        assertEquals(2, painter.outlineWidth());
        painter.paint(picture, probability);
        YuvColor colour = YuvColor.ofRgb(0xff8000, picture.matrix(), false, 8);
        for (int y = 2; y < 94; y++) {
            for (int x = 2; x < 158; x++) {
                MaskRuns mask = painter.mask();
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
    void paintsARotatedClipWhereItsCarsAre() {
        YuvPlanes picture = noise(Layout.YUV420P, 96, 160);
        // Upright the picture is wide; a car at its left lies at the bottom of what is stored, turned 90 clockwise.
        ByteBuffer probability = ByteBuffer.allocate(SOURCE_WIDTH * SOURCE_HEIGHT);
        Masks.addBlob(probability, SOURCE_WIDTH, 3, 6, 3);
        ProbabilityRotation rotation = new ProbabilityRotation(SOURCE_WIDTH, SOURCE_HEIGHT, 90);
        MaskPainter painter = new MaskPainter(picture, rotation, style(0.5));
        assertTrue(painter.paint(picture, probability) > 0);
        assertTrue(painter.mask().contains(48, 160 - 28));
        assertTrue(!painter.mask().contains(48, 28));
    }

    @Test
    void refusesAnotherKindOfPicture() {
        YuvPlanes small = noise(Layout.YUV420P, 32, 32);
        YuvPlanes large = noise(Layout.YUV420P, 64, 32);
        MaskPainter painter = painter(small, style(0.5));
        ByteBuffer probability = ByteBuffer.allocate(SOURCE_WIDTH * SOURCE_HEIGHT);
        assertThrows(IllegalArgumentException.class, () -> painter.paint(large, probability));
    }

    @Test
    void refusesASenselessStyle() {
        assertEquals(
                "opacity must lie in [0, 1]: opacity=-0.1",
                assertThrows(IllegalArgumentException.class, () -> new PaintStyle(0, -0.1, 0.5, true))
                        .getMessage());
        assertEquals(
                "rgb must lie in [0x000000, 0xffffff]: rgb=0x1000000",
                assertThrows(IllegalArgumentException.class, () -> new PaintStyle(0x1000000, 0, 0.5, true))
                        .getMessage());
    }

    private int outlineWidth(int width, int height) {
        YuvPlanes picture = Pictures.allocate(Layout.YUV420P, width, height, YuvMatrix.BT709);
        return painter(picture, style(0.5)).outlineWidth();
    }

    private static PaintStyle style(double opacity) {
        return new PaintStyle(0xff8000, opacity, 0.5, true);
    }

    private static MaskPainter painter(YuvPlanes picture, PaintStyle style) {
        return new MaskPainter(picture, new ProbabilityRotation(SOURCE_WIDTH, SOURCE_HEIGHT, 0), style);
    }

    private YuvPlanes noise(Layout layout, int width, int height) {
        YuvPlanes picture = Pictures.allocate(layout, width, height, YuvMatrix.BT709);
        for (SamplePlane plane : new SamplePlane[] {picture.y(), picture.u(), picture.v()}) {
            for (int i = 0; i < plane.width() * plane.height(); i++) {
                plane.set(i % plane.width(), i / plane.width(), random.nextInt(1 << layout.bitDepth));
            }
        }
        return picture;
    }

    private static YuvPlanes copy(Layout layout, YuvPlanes picture) {
        YuvPlanes copy = Pictures.allocate(layout, picture.width(), picture.height(), picture.matrix());
        SamplePlane[] from = {picture.y(), picture.u(), picture.v()};
        SamplePlane[] to = {copy.y(), copy.u(), copy.v()};
        for (int i = 0; i < 3; i++) {
            to[i].samples().put(0, from[i].samples(), 0, from[i].samples().capacity());
        }
        return copy;
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
