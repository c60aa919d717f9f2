package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class StillEncoderTest {
    @TempDir
    Path folder;

    // Four corners of known colours; what a reader makes of the file is compared with what was meant.
    @ParameterizedTest
    @CsvSource({
        "jpg, rgb24, 64, 48", "png, rgb24, 64, 48",
        "jpg, yuv420p, 640, 360", "jpg, yuv420p, 1280, 720",
        "png, yuv420p, 640, 360", "png, yuv420p, 1280, 720",
        "jpg, yuv420p10le, 1280, 720", "png, yuv420p10le, 640, 360",
        "jpg, nv12, 1280, 720", "png, yuv422p, 640, 360",
    })
    void keepsColours(String kind, String format, int width, int height) throws Exception {
        try (StillEncoder encoder = encoder(kind);
                Picture picture = corners(width, height, format)) {
            assertCorners(still(encoder, picture, upright(picture)), kind, width, height, "RGBW");
        }
    }

    @Test
    void keepsColoursOfFullRange() throws Exception {
        for (String kind : List.of("jpg", "png")) {
            try (StillEncoder encoder = encoder(kind);
                    Picture rgb = corners(320, 200, "rgb24");
                    PictureConverter converter = PictureConverter.create();
                    Picture full = Picture.allocate(320, 200, "yuv420p")) {
                // AVCOL_SPC_BT709 = 1, AVCOL_RANGE_JPEG = 2.
                full.frame().colorspace(1).color_range(2);
                converter.convert(rgb, full);
                assertCorners(still(encoder, full, upright(full)), kind, 320, 200, "RGBW");
            }
        }
    }

    // R G above B W, turned clockwise, then mirrored.
    @ParameterizedTest
    @CsvSource({
        "90, false, BRWG",
        "180, false, WBGR",
        "270, false, GWRB",
        "0, true, GRWB",
        "90, true, RBGW",
        "180, true, BWRG",
        "270, true, WGBR",
    })
    void showsUpright(int degrees, boolean mirrored, String expected) throws Exception {
        for (String kind : List.of("jpg", "png")) {
            try (StillEncoder encoder = encoder(kind);
                    Picture picture = corners(322, 182, "yuv420p")) {
                byte[] still = still(encoder, picture, shown(picture, degrees, mirrored, 1));
                boolean sideways = degrees % 180 != 0;
                assertCorners(still, kind, sideways ? 182 : 322, sideways ? 322 : 182, expected);
            }
        }
    }

    @Test
    void hasSquarePixelsAndAGreatestWidth() throws Exception {
        try (StillEncoder encoder = encoder("jpg");
                StillEncoder small = encoder.atMostWide(256);
                Picture picture = corners(720, 576, "yuv420p")) {
            VideoDescription wide = shown(picture, 0, false, 64.0 / 45);
            assertCorners(still(encoder, picture, wide), "jpg", 1024, 576, "RGBW");
            assertCorners(still(small, picture, wide), "jpg", 256, 144, "RGBW");
            VideoDescription onItsSide = shown(picture, 90, false, 64.0 / 45);
            assertCorners(still(encoder, picture, onItsSide), "jpg", 576, 1024, "BRWG");
            assertCorners(still(small, picture, onItsSide), "jpg", 256, 455, "BRWG");
        }
    }

    @Test
    void qualityTellsOnSize() throws Exception {
        Path noise = Probe.make(folder.resolve("n.mkv"), "-f lavfi -i testsrc2=s=640x360:d=0.04 -c:v ffv1");
        int last = 0;
        try (VideoReader reader = VideoReader.open(noise);
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            reader.read(picture, packets);
            for (int quality : new int[] {1, 20, 50, 80, 100}) {
                try (StillEncoder encoder = StillEncoder.jpeg(quality)) {
                    int size = encoder.encode(picture, reader.description()).remaining();
                    assertTrue(size > last, "quality " + quality + ": " + size + " after " + last);
                    last = size;
                }
            }
        }
        assertThrows(IllegalArgumentException.class, () -> StillEncoder.jpeg(0));
        assertThrows(IllegalArgumentException.class, () -> StillEncoder.jpeg(101));
    }

    @Test
    void costsNoMemoryOnceWarm() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (StillEncoder encoder = encoder("jpg");
                Picture picture = corners(640, 360, "yuv420p")) {
            VideoDescription video = upright(picture);
            for (int i = 0; i < 50; i++) {
                encoder.encode(picture, video);
            }
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long pointers = Pointer.totalCount();
            long at = encoder.encode(picture, video).arrayOffset();
            for (int i = 0; i < 200; i++) {
                encoder.encode(picture, video);
            }
            long each = (threads.getCurrentThreadAllocatedBytes() - bytes) / 201;
            assertEquals(0, at);
            assertTrue(each <= 512, "a few short-lived views a picture: " + each + " bytes");
            assertEquals(pointers, Pointer.totalCount(), "native objects that wait for the garbage collector");
        }
    }

    @Test
    void closesTwiceAndThenRefuses() throws Exception {
        try (Picture picture = corners(64, 64, "yuv420p")) {
            StillEncoder encoder = StillEncoder.png();
            encoder.encode(picture, upright(picture));
            encoder.close();
            encoder.close();
            assertThrows(IllegalStateException.class, () -> encoder.encode(picture, upright(picture)));
        }
    }

    private static StillEncoder encoder(String kind) {
        return kind.equals("jpg") ? StillEncoder.jpeg(95) : StillEncoder.png();
    }

    private static byte[] still(StillEncoder encoder, Picture picture, VideoDescription video) throws VideoException {
        ByteBuffer still = encoder.encode(picture, video);
        return Arrays.copyOfRange(still.array(), still.position(), still.limit());
    }

    /** Red and green above blue and white. */
    private static Picture corners(int width, int height, String format) throws VideoException {
        try (Picture rgb = Picture.allocate(width, height, "rgb24");
                PictureConverter converter = PictureConverter.create()) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int colour = colour("RGBW".charAt((y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)));
                    int at = y * rgb.rowStride(0) + 3 * x;
                    rgb.plane(0).put(at, (byte) (colour >> 16));
                    rgb.plane(0).put(at + 1, (byte) (colour >> 8));
                    rgb.plane(0).put(at + 2, (byte) colour);
                }
            }
            Picture picture = Picture.allocate(width, height, format);
            converter.convert(rgb, picture);
            return picture;
        }
    }

    private static int colour(char name) {
        return switch (name) {
            case 'R' -> 0xc01810;
            case 'G' -> 0x18a030;
            case 'B' -> 0x2028d0;
            default -> 0xf0f0f0;
        };
    }

    private void assertCorners(byte[] still, String kind, int width, int height, String expected) throws Exception {
        Path file = Files.write(folder.resolve("still." + kind), still);
        try (VideoReader reader = VideoReader.open(file);
                Picture decoded = Picture.empty();
                PacketList packets = PacketList.create();
                PictureConverter converter = PictureConverter.create();
                Picture rgb = Picture.allocate(width, height, "rgb24")) {
            reader.read(decoded, packets);
            assertEquals(width + "x" + height, decoded.width() + "x" + decoded.height());
            assertEquals(kind.equals("jpg"), decoded.layout().yuv());
            assertTrue(decoded.fullRange());
            converter.convert(decoded, rgb);
            for (int corner = 0; corner < 4; corner++) {
                int x = corner % 2 == 0 ? width / 4 : width * 3 / 4;
                int y = corner < 2 ? height / 4 : height * 3 / 4;
                int wanted = colour(expected.charAt(corner));
                for (int c = 0; c < 3; c++) {
                    int value = rgb.plane(0).get(y * rgb.rowStride(0) + 3 * x + c) & 0xff;
                    assertEquals(wanted >> 16 - 8 * c & 0xff, value, 4, "corner " + corner + " component " + c);
                }
            }
        }
    }

    private static VideoDescription upright(Picture picture) {
        return shown(picture, 0, false, 1);
    }

    private static VideoDescription shown(Picture picture, int degrees, boolean mirrored, double pixelAspect) {
        return new VideoDescription(
                "none",
                "none",
                0,
                picture.width(),
                picture.height(),
                picture.pixelFormat(),
                picture.fullRange(),
                new TimeBase(1, 25),
                Optional.empty(),
                pixelAspect,
                degrees,
                mirrored,
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of());
    }
}
