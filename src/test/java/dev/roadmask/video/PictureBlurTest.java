package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureBlurTest {
    /** Stripes as wide as the strokes of a number plate, in a band; the means stay, the stripes go. */
    @ParameterizedTest
    @ValueSource(strings = {"yuv420p", "nv12", "yuv422p"})
    void leavesNothingToRead(String format) throws VideoException {
        try (Picture picture = Picture.allocate(640, 360, format);
                PictureBlur blur = PictureBlur.create()) {
            for (int y = 0; y < 360; y++) {
                for (int x = 0; x < 640; x++) {
                    picture.plane(0).put(y * picture.rowStride(0) + x, (byte) (x / 4 % 2 == 0 ? 200 : 40));
                }
            }
            Picture blurred = blur.blur(picture);
            assertTrue(blurred.hasShapeOf(picture));
            int least = 255;
            int most = 0;
            for (int x = 100; x < 540; x++) {
                int luma = blurred.plane(0).get(180 * blurred.rowStride(0) + x) & 0xff;
                least = Math.min(least, luma);
                most = Math.max(most, luma);
            }
            assertEquals(120, least, 12);
            assertEquals(120, most, 12);
            assertEquals(200, picture.plane(0).get(0) & 0xff);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yuv420p10le", "yuv444p"})
    void takesPicturesOfAnotherKindAsTheyCome(String format) throws VideoException {
        try (Picture first = Picture.allocate(64, 48, "yuv420p");
                Picture second = Picture.allocate(50, 20, format);
                PictureBlur blur = PictureBlur.create()) {
            assertTrue(blur.blur(first).hasShapeOf(first));
            assertTrue(blur.blur(second).hasShapeOf(second));
        }
    }
}
