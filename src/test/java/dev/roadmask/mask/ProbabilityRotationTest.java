package dev.roadmask.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ProbabilityRotationTest {
    /** Upright, three wide and two high: 1 2 3 over 4 5 6. */
    private static final ByteBuffer UPRIGHT = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6});

    @Test
    void leavesAnUprightPictureAlone() {
        assertTurnedBack(0, 3, 2, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void undoesAQuarterTurnClockwise() {
        // Stored as 3 6 / 2 5 / 1 4: turned clockwise, its left column 3 2 1 from below upwards is the top row.
        assertTurnedBack(90, 2, 3, 3, 6, 2, 5, 1, 4);
    }

    @Test
    void undoesAHalfTurn() {
        assertTurnedBack(180, 3, 2, 6, 5, 4, 3, 2, 1);
    }

    @Test
    void undoesAQuarterTurnCounterclockwise() {
        assertTurnedBack(270, 2, 3, 4, 1, 5, 2, 6, 3);
    }

    @Test
    void refusesOtherTurns() {
        String message = assertThrows(IllegalArgumentException.class, () -> new ProbabilityRotation(3, 2, 45))
                .getMessage();
        assertEquals("rotation must be 0, 90, 180 or 270: degrees=45", message);
    }

    private static void assertTurnedBack(int degrees, int width, int height, int... expected) {
        ProbabilityRotation rotation = new ProbabilityRotation(3, 2, degrees);
        assertEquals(width, rotation.width());
        assertEquals(height, rotation.height());
        byte[] stored = new byte[6];
        rotation.turnBack(UPRIGHT, stored);
        byte[] bytes = new byte[6];
        for (int i = 0; i < 6; i++) {
            bytes[i] = (byte) expected[i];
        }
        assertArrayEquals(bytes, stored);
    }
}
