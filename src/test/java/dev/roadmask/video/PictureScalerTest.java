package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PictureScalerTest {
    private static final int GUARD = 256;
    private static final byte GUARD_VALUE = (byte) 0xa5;

    // Expected colours by the matrices' own definitions, in double precision; swscale rounds its coefficients.
    @ParameterizedTest
    @CsvSource({
        "yuv420p, 640, 360, 8", // untagged and small: BT.601
        "yuv420p, 1280, 720, 8", // untagged and large: BT.709
        "yuv420p, 720, 576, 8",
        "yuv420p, 720, 578, 8",
        "nv12, 640, 360, 8",
        "yuv422p, 640, 360, 8",
        "yuv444p, 1280, 720, 8",
        "yuv420p10le, 640, 360, 10",
        "yuv420p10le, 1280, 720, 10",
        "p010le, 1280, 720, 10",
        "yuv420p12le, 640, 360, 12"
    })
    void convertsByMatrixAndRange(String format, int width, int height, int depth) throws Exception {
        int[][] colours = {
            {81, 90, 240}, {145, 54, 34}, {41, 240, 110}, {180, 128, 128}, {235, 128, 128}, {16, 128, 128}
        };
        boolean hd = width >= 1280 || height > 576;
        try (Picture picture = Picture.allocate(width, height, format);
                PictureScaler scaler = PictureScaler.toRgbPlanes(96, 64, 0)) {
            ByteBuffer rgb = ByteBuffer.allocateDirect(scaler.bytes());
            for (int[] c : colours) {
                int shift = depth - 8;
                Planes.fill(picture, c[0] << shift, c[1] << shift, c[2] << shift);
                scaler.scale(picture, rgb);
                assertColour(expected(c, hd, false), rgb, 96 * 64, format + " " + width + " " + c[0]);
            }
        }
    }

    @Test
    void convertsFullRangeAndTaggedPictures() throws Exception {
        int[] colour = {100, 90, 180};
        try (PictureScaler scaler = PictureScaler.toRgbPlanes(64, 64, 0);
                Picture picture = Picture.allocate(640, 360, "yuv420p")) {
            ByteBuffer rgb = ByteBuffer.allocateDirect(scaler.bytes());
            Planes.fill(picture, colour[0], colour[1], colour[2]);
            // AVCOL_SPC_BT709 = 1, AVCOL_RANGE_JPEG = 2: the context follows tags that change midway.
            picture.frame().colorspace(1).color_range(2);
            scaler.scale(picture, rgb);
            assertColour(expected(colour, true, true), rgb, 64 * 64, "BT.709 full");
            picture.frame().colorspace(6).color_range(1);
            scaler.scale(picture, rgb);
            assertColour(expected(colour, false, false), rgb, 64 * 64, "BT.601 limited");
        }
    }

    @Test
    void keepsRgbAsItIs() throws Exception {
        try (PictureScaler scaler = PictureScaler.toRgbPlanes(64, 64, 0);
                Picture picture = Picture.allocate(200, 100, "rgb24")) {
            ByteBuffer rgb = ByteBuffer.allocateDirect(scaler.bytes());
            Planes.fill(picture, 10, 120, 250);
            scaler.scale(picture, rgb);
            assertColour(new double[] {10, 120, 250}, rgb, 64 * 64, "rgb24");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "448, 256, 1280, 720",
        "384, 288, 640, 480",
        "32, 32, 33, 31",
        "96, 160, 1920, 1080",
        "640, 384, 161, 97",
        "32, 320, 1281, 721"
    })
    void writesItsOwnBytesAndNoOthers(int width, int height, int sourceWidth, int sourceHeight) throws Exception {
        Random random = new Random(7);
        try (PictureScaler scaler = PictureScaler.toRgbPlanes(width, height, 0);
                Picture picture = Picture.allocate(sourceWidth, sourceHeight, "yuv420p")) {
            randomise(picture, random);
            ByteBuffer plain = ByteBuffer.allocateDirect(scaler.bytes());
            scaler.scale(picture, plain);
            // The same at another alignment, between guards.
            for (int offset : new int[] {GUARD, GUARD + 16, GUARD + 1}) {
                ByteBuffer whole = ByteBuffer.allocateDirect(scaler.bytes() + 2 * GUARD + 16);
                for (int i = 0; i < whole.capacity(); i++) {
                    whole.put(i, GUARD_VALUE);
                }
                ByteBuffer inside = whole.slice(offset, scaler.bytes());
                scaler.scale(picture, inside);
                for (int i = 0; i < whole.capacity(); i++) {
                    boolean own = i >= offset && i < offset + scaler.bytes();
                    assertTrue(own || whole.get(i) == GUARD_VALUE, "byte " + (i - offset) + " beside the planes");
                }
                assertEquals(plain, inside, "each plane is whole, whatever is written after it");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 180, 270})
    void turnsTheSmallPlanes(int degrees) throws Exception {
        boolean sideways = degrees != 180;
        int width = 96;
        int height = 64;
        try (PictureScaler upright =
                        PictureScaler.toRgbPlanes(sideways ? height : width, sideways ? width : height, 0);
                PictureScaler turned = PictureScaler.toRgbPlanes(width, height, degrees);
                Picture picture = Picture.allocate(320, 180, "yuv420p")) {
            randomise(picture, new Random(3));
            ByteBuffer lying = ByteBuffer.allocateDirect(upright.bytes());
            ByteBuffer standing = ByteBuffer.allocateDirect(turned.bytes());
            upright.scale(picture, lying);
            turned.scale(picture, standing);
            int lyingWidth = sideways ? height : width;
            for (int plane = 0; plane < 3; plane++) {
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        // Turning clockwise by 90 takes the lower left corner to the upper left.
                        int sx = degrees == 90 ? y : degrees == 180 ? width - 1 - x : lyingWidth - 1 - y;
                        int sy = degrees == 90 ? width - 1 - x : degrees == 180 ? height - 1 - y : x;
                        int from = plane * width * height + sy * lyingWidth + sx;
                        assertEquals(lying.get(from), standing.get((plane * height + y) * width + x));
                    }
                }
            }
        }
    }

    @Test
    void refusesWhatDoesNotFit() throws Exception {
        assertThrows(IllegalArgumentException.class, () -> PictureScaler.toRgbPlanes(100, 64, 0));
        assertThrows(IllegalArgumentException.class, () -> PictureScaler.toRgbPlanes(64, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> PictureScaler.toRgbPlanes(64, 64, 45));
        try (Picture picture = Picture.allocate(64, 64, "yuv420p")) {
            PictureScaler scaler = PictureScaler.toRgbPlanes(64, 64, 0);
            ByteBuffer small = ByteBuffer.allocateDirect(scaler.bytes() - 1);
            assertThrows(IllegalArgumentException.class, () -> scaler.scale(picture, small));
            assertThrows(
                    IllegalArgumentException.class, () -> scaler.scale(picture, ByteBuffer.allocate(scaler.bytes())));
            scaler.close();
            scaler.close();
            assertThrows(
                    IllegalStateException.class, () -> scaler.scale(picture, ByteBuffer.allocateDirect(3 * 64 * 64)));
        }
    }

    @Test
    void convertsBetweenFormatsAndSizes() throws Exception {
        PictureConverter converter = PictureConverter.create();
        try (Picture rgb = Picture.allocate(320, 180, "rgb24");
                Picture yuv = Picture.allocate(320, 180, "yuv420p");
                Picture small = Picture.allocate(160, 90, "yuv420p10le")) {
            Planes.fill(rgb, 255, 0, 0);
            converter.convert(rgb, yuv);
            assertEquals(81, Planes.sample(yuv, 0, 100, 100), 1);
            assertEquals(90, Planes.sample(yuv, 1, 50, 50), 1);
            assertEquals(240, Planes.sample(yuv, 2, 50, 50), 1);
            converter.convert(yuv, small);
            assertEquals(4 * 81, Planes.sample(small, 0, 50, 50), 4);
            converter.close();
            assertThrows(IllegalStateException.class, () -> converter.convert(rgb, yuv));
        }
    }

    private static void randomise(Picture picture, Random random) {
        for (int i = 0; i < picture.planes(); i++) {
            ByteBuffer plane = picture.plane(i);
            byte[] bytes = new byte[plane.capacity()];
            random.nextBytes(bytes);
            plane.put(0, bytes);
        }
    }

    /** Kr and Kb of BT.601 or BT.709 applied to 8-bit codes. */
    private static double[] expected(int[] code, boolean bt709, boolean fullRange) {
        double red = bt709 ? 0.2126 : 0.299;
        double blue = bt709 ? 0.0722 : 0.114;
        double y = fullRange ? code[0] / 255.0 : (code[0] - 16) / 219.0;
        double u = (code[1] - 128) / (fullRange ? 255.0 : 224.0);
        double v = (code[2] - 128) / (fullRange ? 255.0 : 224.0);
        double r = y + 2 * (1 - red) * v;
        double b = y + 2 * (1 - blue) * u;
        double g = (y - red * r - blue * b) / (1 - red - blue);
        return new double[] {255 * r, 255 * g, 255 * b};
    }

    private static void assertColour(double[] expected, ByteBuffer rgb, int plane, String what) {
        for (int c = 0; c < 3; c++) {
            double clamped = Math.min(255, Math.max(0, expected[c]));
            for (int i = 0; i < plane; i += 97) {
                int value = Byte.toUnsignedInt(rgb.get(c * plane + i));
                assertEquals(clamped, value, 1.5, what + " component " + c + " at " + i);
            }
        }
    }
}
