package dev.roadmask.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SlidingFiguresTest {
    private static final long MILLI = 1_000_000;

    @Test
    void countsTheLastTenSeconds() {
        SlidingFigures figures = new SlidingFigures(0);
        for (int ms = 0; ms < 30_000; ms += 40) {
            figures.in(ms * MILLI);
            if (ms % 80 == 0) {
                figures.out((ms < 15_000 ? 500 : 20) * MILLI, ms * MILLI);
            }
        }
        long now = 30_000 * MILLI;
        assertEquals(25, figures.fpsIn(now), 0.5);
        assertEquals(12.5, figures.fpsOut(now), 0.5);
        assertEquals(20, figures.latencyMs(99, now).orElseThrow(), 0.1);
    }

    @Test
    void knowsNothingOfWhatIsLongGone() {
        SlidingFigures figures = new SlidingFigures(0);
        figures.in(0);
        figures.out(5 * MILLI, 0);
        long later = 60_000 * MILLI;
        assertEquals(0, figures.fpsIn(later));
        assertTrue(figures.latencyMs(50, later).isEmpty());
    }

    @Test
    void theFirstSecondsAreNotThinned() {
        SlidingFigures figures = new SlidingFigures(0);
        for (int ms = 0; ms < 2_000; ms += 50) {
            figures.in(ms * MILLI);
        }
        assertEquals(20, figures.fpsIn(2_000 * MILLI), 0.5);
    }

    @Test
    void percentilesAreOfWhatWentOut() {
        SlidingFigures figures = new SlidingFigures(0);
        for (int i = 1; i <= 100; i++) {
            figures.out(i * MILLI, i);
        }
        assertEquals(50, figures.latencyMs(50, 200).orElseThrow(), 0.1);
        assertEquals(99, figures.latencyMs(99, 200).orElseThrow(), 0.2);
    }
}
