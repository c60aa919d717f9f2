package dev.roadmask.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.PaintStyle;
import dev.roadmask.mask.YuvPlanes;
import dev.roadmask.model.InputSize;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every stage by itself, without a thread, on one slot. */
class StagesTest {
    private static final InputSize SIZE = new InputSize(128, 64);

    @TempDir
    Path folder;

    private PipelineRig rig;
    private FrameSlot slot;

    @BeforeEach
    void readAFrame() throws Exception {
        readInto("yuv420p");
    }

    @AfterEach
    void close() {
        slot.close();
        rig.close();
    }

    @Test
    void scaleGivesRedGreenAndBluePlanes() throws VideoException {
        try (ScaleStage scale = new ScaleStage(SIZE, 0, false)) {
            scale.process(slot);
        }
        ByteBuffer input = slot.tensors().input();
        // The box spans columns 0 to 80 of 320 and rows 64 to 128 of 180.
        int inBox = 34 * SIZE.width() + 16;
        assertEquals(255, input.get(inBox) & 0xff, 2);
        assertEquals(0, input.get(SIZE.pixels() + inBox) & 0xff, 2);
        assertEquals(0, input.get(2 * SIZE.pixels() + inBox) & 0xff, 2);
        int outside = 34 * SIZE.width() + 100;
        double grey = (RedBoxClip.grey(0) - 16) * 255 / 219.0;
        for (int plane = 0; plane < 3; plane++) {
            assertEquals(grey, input.get(plane * SIZE.pixels() + outside) & 0xff, 2);
        }
    }

    @Test
    void inferFindsTheBox() throws Exception {
        scaleAndInfer();
        assertEquals(255, slot.probability().get(17 * 64 + 8) & 0xff);
        assertEquals(0, slot.probability().get(17 * 64 + 50) & 0xff);
    }

    @Test
    void paintCopiesLetsGoAndPaints() throws Exception {
        scaleAndInfer();
        paint(slot);
        assertTrue(slot.decoded().isEmpty());
        assertEquals(80 * 64, slot.mask().pixels(), 400);
        YuvPlanes planes = PictureSamples.of(slot.painted());
        assertEquals(RedBoxClip.grey(0), planes.y().get(200, 90));
        assertEquals(128, planes.u().get(100, 45));
        assertTrue(
                planes.u().get(20, 48) > 110, "cyan over red: u=" + planes.u().get(20, 48));
    }

    @Test
    void paintConvertsWhereTheEncoderWantsAnotherFormat() throws Exception {
        close();
        readInto("yuv422p10le");
        scaleAndInfer();
        paint(slot);
        YuvPlanes planes = PictureSamples.of(slot.painted());
        assertEquals(10, planes.bitDepth());
        assertEquals(4 * RedBoxClip.grey(0), planes.y().get(200, 90), 4);
        assertEquals(80 * 64, slot.mask().pixels(), 400);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUTOUT", "BLUR_CARS", "BLUR_BACKGROUND"})
    void everyStyleChangesItsPartAlone(PaintStyle.Look look) throws Exception {
        scaleAndInfer();
        paint(slot, PipelineRig.STYLE.with(look));
        YuvPlanes planes = PictureSamples.of(slot.painted());
        boolean carsChange = look == PaintStyle.Look.BLUR_CARS;
        int road = planes.y().get(300, 20);
        int car = planes.v().get(20, 48);
        assertEquals(look == PaintStyle.Look.CUTOUT ? 16 : RedBoxClip.grey(0), road, 2);
        assertTrue(car > 200, "red stays red, blurred or not: v=" + car);
        assertEquals(carsChange, planes.v().get(4, 34) < car - 10, "blurred with the grey above");
    }

    private void scaleAndInfer() throws Exception {
        try (ScaleStage scale = new ScaleStage(SIZE, 0, false)) {
            scale.process(slot);
        }
        new InferStage(rig.model).process(slot);
    }

    private void readInto(String pixelFormat) throws Exception {
        rig = new PipelineRig(folder, RedBoxClip.write(folder, 1));
        slot = new FrameSlot(
                rig.model.allocate(SIZE), mask(), Picture.allocate(RedBoxClip.WIDTH, RedBoxClip.HEIGHT, pixelFormat));
        slot.begin(0);
        assertTrue(rig.reader.read(slot.decoded(), slot.packets()));
        slot.notePicture(7);
    }

    private void paint(FrameSlot frame) throws VideoException {
        paint(frame, PipelineRig.STYLE);
    }

    private void paint(FrameSlot frame, PaintStyle style) throws VideoException {
        new MaskStage(rig.reader.description(), () -> PipelineRig.RULE, false).process(frame);
        try (PaintStage paint = new PaintStage(rig.reader.description(), () -> style)) {
            paint.process(frame);
        }
    }

    private static MaskRuns mask() {
        return new MaskRuns(RedBoxClip.WIDTH, RedBoxClip.HEIGHT);
    }

    @Test
    void aSlotThatHasNothingToPaintOnSaysSo() throws Exception {
        try (FrameSlot bare = new FrameSlot(rig.model.allocate(SIZE), mask(), null)) {
            assertThrows(IllegalStateException.class, bare::painted);
            assertEquals(3 * 128 * 64 + 64 * 32, bare.bytes());
        }
    }
}
