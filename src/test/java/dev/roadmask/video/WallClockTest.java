package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Times of pictures when the machine's clock changes. */
class WallClockTest {
    private static final long FRAME = 3_000;
    private static final long SECOND = 90_000;

    private final AtomicLong epochMillis = new AtomicLong(1_700_000_000_000L);
    private final WallClock clock = new WallClock(new TimeBase(1, (int) SECOND), true, epochMillis::get);
    private long own;

    private long next() {
        own += FRAME;
        return clock.place(own, System.nanoTime());
    }

    @Test
    void clockThatIsSetBackTakesThePicturesAlong() {
        long before = next();
        assertTrue(clock.goesOn(1, before));
        epochMillis.addAndGet(-3_600_000);
        long after = next();
        assertTrue(after < before - 3_500 * SECOND, "before=" + before + " after=" + after);
        assertEquals(after + FRAME, next(), "from there on they keep their distance");
        assertTrue(clock.goesOn(1, after), "and their sound");
    }

    @Test
    void picturesNeverGoBackByThemselves() {
        long first = next();
        own -= SECOND;
        long second = next();
        assertTrue(second > first);
        assertTrue(clock.goesOn(1, second));
        assertFalse(clock.goesOn(1, first));
    }

    @Test
    void filmThatIsPlayedTooSlowlyKeepsItsSpacing() {
        WallClock film = new WallClock(new TimeBase(1, (int) SECOND), false, epochMillis::get);
        long first = film.place(0, System.nanoTime());
        epochMillis.addAndGet(60_000);
        assertEquals(first + FRAME, film.place(FRAME, System.nanoTime()));
    }

    @Test
    void clockThatIsSetAheadIsFollowed() {
        long before = next();
        epochMillis.addAndGet(3_600_000);
        assertTrue(next() > before + 3_500 * SECOND);
    }
}
