package dev.roadmask.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputSizeTest {
    private static final int BUDGET = 114_688;

    @ParameterizedTest
    @CsvSource({
        "1280, 720, 448x256",
        "1920, 1080, 448x256",
        "640, 360, 448x256",
        "640, 480, 384x288",
        "1920, 1200, 416x256",
        "720, 1280, 256x448",
        "500, 500, 352x352",
        "10000, 10, 10720x32",
        "1, 1, 352x352"
    })
    void followsThePicture(int width, int height, String expected) {
        assertEquals(expected, InputSize.forPicture(width, height, BUDGET).toString());
    }

    @Test
    void staysNearTheBudget() {
        for (int width = 400; width <= 1600; width += 7) {
            int pixels = InputSize.forPicture(width, 720, BUDGET).pixels();
            assertEquals(1, (double) pixels / BUDGET, 0.12, "width=" + width);
        }
    }

    @Test
    void isNeverSmallerThanOneGrain() {
        assertEquals(new InputSize(32, 32), InputSize.forPicture(16, 9, 1));
    }

    @Test
    void refusesWhatTheNetworkCannotHalveFiveTimes() {
        String message = assertThrows(IllegalArgumentException.class, () -> new InputSize(448, 250))
                .getMessage();
        assertEquals("input sides must be positive multiples of 32: width=448 height=250", message);
    }
}
