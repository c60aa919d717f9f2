package dev.roadmask.live.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.AWTError;
import java.awt.HeadlessException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The window's parts that need no display. */
class WindowPartsTest {
    @Test
    void pictureFillsItsAreaAsFarAsItsAspectAllows() {
        assertEquals(new Fit(0, 0, 1280, 720), Fit.of(1280, 720, 1280, 720));
        assertEquals(new Fit(0, 140, 1000, 563), Fit.of(1280, 720, 1000, 843));
        assertEquals(new Fit(437, 0, 405, 720), Fit.of(1080, 1920, 1280, 720));
        assertEquals(new Fit(0, 0, 1, 1), Fit.of(16, 9, 1, 1));
    }

    @Test
    void windowBeginsAsLargeAsItsPictureOrMostOfTheScreen() {
        assertEquals(640, Fit.first(640, 360, 1920, 1080).width());
        assertEquals(1536, Fit.first(3840, 2160, 1920, 1080).width());
        assertEquals(864, Fit.first(2160, 3840, 1920, 1080).height());
    }

    @Test
    void rowsAreTurnedUpright() {
        // 1 2 3
        // 4 5 6
        assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6}, turned(0, false));
        assertArrayEquals(new int[] {3, 2, 1, 6, 5, 4}, turned(0, true));
        assertArrayEquals(new int[] {4, 1, 5, 2, 6, 3}, turned(90, false));
        assertArrayEquals(new int[] {1, 4, 2, 5, 3, 6}, turned(90, true));
        assertArrayEquals(new int[] {6, 5, 4, 3, 2, 1}, turned(180, false));
        assertArrayEquals(new int[] {3, 6, 2, 5, 1, 4}, turned(270, false));
        assertArrayEquals(new int[] {6, 3, 5, 2, 4, 1}, turned(270, true));
    }

    private static int[] turned(int degrees, boolean mirrored) {
        int[] upright = new int[6];
        Turn turn = new Turn(3, 2, degrees, mirrored);
        turn.put(new int[] {1, 2, 3}, 0, upright);
        turn.put(new int[] {4, 5, 6}, 1, upright);
        return upright;
    }

    @Test
    void picturesComeOffThePipeByTurnsIntoTwoImages() throws IOException {
        PictureReader reader = new PictureReader();
        Wire.PictureHeader header = new Wire.PictureHeader(7, 2, 1, 180, false, 2, 1);
        byte[] pixels = {1, 2, 3, 0, 4, 5, 6, 0};
        PixelImage first = reader.read(header, new DataInputStream(new ByteArrayInputStream(pixels)));
        assertArrayEquals(new int[] {0x060504, 0x030201}, first.pixels());
        PixelImage second = reader.read(header, new DataInputStream(new ByteArrayInputStream(new byte[8])));
        assertArrayEquals(new int[] {0x060504, 0x030201}, first.pixels(), "still on the display");
        assertArrayEquals(new int[2], second.pixels());
        assertEquals(first, reader.read(header, new DataInputStream(new ByteArrayInputStream(pixels))));
    }

    @Test
    void greyHasNoColourAndLessThanHalfTheLight() {
        assertEquals(0x000000, PixelImage.grey(0x000000));
        assertEquals(0x727272, PixelImage.grey(0xffffff));
        assertEquals(0x222222, PixelImage.grey(0xff0000));
    }

    @Test
    void cellsKeepTheirPlacesFromTheRightAndTheLastGoFirst() {
        int[] cells = {100, 80, 60};
        assertArrayEquals(
                new int[] {330, 440, 530}, BarLayout.of(590, 120, cells, 10).cellX());
        assertEquals(320, BarLayout.of(590, 120, cells, 10).sourceWidth());
        assertArrayEquals(
                new int[] {210, 320, -1}, BarLayout.of(400, 200, cells, 10).cellX());
        assertArrayEquals(
                new int[] {-1, -1, -1}, BarLayout.of(90, 120, cells, 10).cellX());
    }

    @Test
    void signComesThroughThePipeWhole() throws IOException {
        try (TestPreview preview = new TestPreview()) {
            preview.setRecording(true);
            Sign sign = SignWriter.write(preview.status(), OptionalDouble.of(9));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Wire.write(sign, new DataOutputStream(bytes));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            assertEquals(Wire.SIGN, in.readByte());
            assertEquals(sign, Wire.readSign(in));
        }
    }

    @Test
    void iconIsDrawnInEverySize() {
        assertEquals(0xff4d4f, Icon.draw(32).getRGB(16, 22) & 0xffffff);
        assertEquals(0, Icon.draw(128).getRGB(0, 0) >>> 24, "its corners are round");
    }

    @Test
    void everyReasonAgainstAWindowIsOneLine() {
        String x11 = "Can't connect to X11 window server using ':97' as the value of the DISPLAY variable.";
        assertEquals("cannot connect to the display :97", Refusal.reason(new AWTError(x11)));
        String headless = "this Java has no windows. Is it a headless one?";
        for (Throwable failure :
                Arrays.asList(new HeadlessException(), new UnsatisfiedLinkError("xawt"), new NoClassDefFoundError())) {
            assertEquals(headless, Refusal.reason(failure));
        }
        assertEquals(
                "no window can be opened: java.awt.AWTError: no toolkit", Refusal.reason(new AWTError("no toolkit")));
    }

    @Test
    void withoutADisplayNothingIsStarted() throws NoWindowException {
        NoWindowException none = assertThrows(
                NoWindowException.class, () -> WindowProcess.requireDisplay("Linux", Map.of("DISPLAY", "")));
        assertEquals("no display: DISPLAY is not set", none.getMessage());
        WindowProcess.requireDisplay("Linux", Map.of("DISPLAY", ":0"));
        WindowProcess.requireDisplay("Mac OS X", Map.of());
    }
}
