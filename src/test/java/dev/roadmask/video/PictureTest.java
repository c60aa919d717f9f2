package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PictureTest {
    @TempDir
    static Path folder;

    @ParameterizedTest
    @CsvSource({
        "yuv420p, true, true, 8, 3, 1, 1, 0",
        "yuvj420p, true, true, 8, 3, 1, 1, 0",
        "yuv422p10le, true, true, 10, 3, 1, 0, 0",
        "yuv444p16le, true, true, 16, 3, 0, 0, 0",
        "nv12, true, true, 8, 2, 1, 1, 0",
        "p010le, true, true, 10, 2, 1, 1, 6",
        "yuv420p10be, true, false, 10, 3, 1, 1, 0",
        "rgb24, false, true, 8, 1, 0, 0, 0",
        "gbrp, false, true, 8, 3, 0, 0, 0",
        "gray, false, true, 8, 1, 0, 0, 0",
        "pal8, false, false, 8, 1, 0, 0, 0",
        "monob, false, false, 1, 1, 0, 0, 0"
    })
    void describesItsLayout(
            String format,
            boolean yuv,
            boolean wholeBytes,
            int depth,
            int planes,
            int chromaW,
            int chromaH,
            int shift) {
        try (Picture picture = Picture.allocate(161, 97, format)) {
            PixelLayout layout = picture.layout();
            assertEquals(format.replace("yuvj", "yuv"), layout.name());
            assertEquals(yuv, layout.yuv());
            assertEquals(wholeBytes, layout.wholeBytes());
            assertEquals(depth, layout.bitDepth());
            assertEquals(planes, picture.planes());
            assertEquals(shift, layout.components().get(0).shift() - (format.equals("monob") ? 7 : 0));
            if (layout.components().size() > 2) {
                assertEquals(chromaW, layout.components().get(1).widthShift());
                assertEquals(chromaH, layout.components().get(2).heightShift());
                assertEquals(chromaW == 0 ? 161 : 81, layout.components().get(1).width(161));
            }
            for (int i = 0; i < planes; i++) {
                assertEquals(
                        picture.rowStride(i) * layout.planeHeight(i, 97),
                        picture.plane(i).capacity());
            }
        }
    }

    @Test
    void isBlackWhenNew() {
        try (Picture picture = Picture.allocate(64, 32, "yuv420p")) {
            assertEquals(16, Planes.sample(picture, 0, 63, 31));
            assertEquals(128, Planes.sample(picture, 1, 31, 15));
            assertFalse(picture.fullRange());
            assertEquals(ColorMatrix.BT601, picture.colorMatrix());
        }
        try (Picture picture = Picture.allocate(1280, 720, "p010le")) {
            assertEquals(64, Planes.sample(picture, 0, 5, 5));
            assertEquals(512, Planes.sample(picture, 2, 5, 5));
            assertEquals(ColorMatrix.BT709, picture.colorMatrix());
        }
    }

    @Test
    void copiesSamplesIntoItsOwnPlanes() {
        try (Picture source = Picture.allocate(66, 34, "yuv420p");
                Picture target = Picture.allocate(66, 34, "yuv420p");
                Picture other = Picture.allocate(66, 36, "yuv420p")) {
            Planes.fill(source, 50, 60, 70);
            ByteBuffer view = target.plane(0);
            target.copyFrom(source);
            assertSame(view, target.plane(0), "the view of an allocated plane is made once");
            assertEquals(ByteOrder.nativeOrder(), view.order());
            assertEquals(50, Planes.sample(target, 0, 65, 33));
            assertEquals(70, Planes.sample(target, 2, 32, 16));
            Planes.fill(source, 1, 2, 3);
            assertEquals(50, Planes.sample(target, 0, 0, 0));
            assertFalse(target.hasShapeOf(other));
            String message = assertThrows(IllegalArgumentException.class, () -> target.copyFrom(other))
                    .getMessage();
            assertEquals("pictures differ: source=66x36 yuv420p target=66x34 yuv420p", message);
        }
    }

    @Test
    void movesToOtherPlanesWhileAnEncoderHoldsThem() throws Exception {
        EncoderOptions options = EncoderOptions.defaults().withEncoder("mpeg4").withQuality(new Quality(2));
        Path file = folder.resolve("held.mp4");
        try (VideoWriter writer = VideoWriter.create(file, NewVideo.silent(64, 64, new FrameRate(5, 1)), options);
                Picture source = Picture.allocate(64, 64, "yuv420p");
                Picture painted = writer.allocatePicture();
                PacketList none = PacketList.create()) {
            for (int i = 0; i < 5; i++) {
                Planes.fill(source, 40 + 40 * i, 128, 128);
                painted.copyFrom(source);
                writer.write(painted, i, 1, none);
            }
            writer.finish(none);
        }
        try (VideoReader reader = VideoReader.open(file);
                Picture picture = Picture.empty();
                PacketList none = PacketList.create()) {
            for (int i = 0; i < 5; i++) {
                assertTrue(reader.read(picture, none));
                assertEquals(40 + 40 * i, Planes.sample(picture, 0, 30, 30), 2);
            }
        }
    }

    @Test
    void refusesWhatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> Picture.allocate(0, 5, "yuv420p"));
        assertThrows(IllegalArgumentException.class, () -> Picture.allocate(5, 5, "yuv999"));
        assertThrows(IllegalArgumentException.class, () -> Picture.allocate(64, 64, "cuda"));
        try (Picture empty = Picture.empty()) {
            assertTrue(empty.isEmpty());
            assertEquals(0, empty.width());
            assertThrows(IllegalStateException.class, empty::pixelFormat);
            assertThrows(IllegalArgumentException.class, () -> empty.copyFrom(empty));
        }
    }

    @Test
    void isClosedOnceAndForAll() {
        Picture picture = Picture.allocate(16, 16, "gray");
        picture.release();
        assertFalse(picture.isEmpty(), "planes of its own are not released");
        picture.close();
        picture.close();
        assertEquals("closed", picture.toString());
        assertThrows(IllegalStateException.class, picture::width);
        assertThrows(IllegalStateException.class, () -> picture.plane(0));
        PacketList packets = PacketList.create();
        packets.close();
        packets.close();
        assertThrows(IllegalStateException.class, packets::clear);
    }
}
