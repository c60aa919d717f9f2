package dev.roadmask.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void doublesUpToTheCapAndBeginsAgain() {
        BackOff backOff = new BackOff(Duration.ofSeconds(5), new Random(7) {
            @Override
            public double nextDouble() {
                return 0;
            }
        });
        for (long millis : new long[] {500, 1000, 2000, 4000, 5000, 5000}) {
            assertEquals(millis, backOff.next().toMillis());
        }
        backOff.reset();
        assertEquals(500, backOff.next().toMillis());
    }

    @Test
    void jitterTakesAwayLessThanAThird() {
        BackOff backOff = new BackOff(Duration.ofSeconds(1), new Random(7));
        backOff.next();
        backOff.next();
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < 200; i++) {
            long millis = backOff.next().toMillis();
            least = Math.min(least, millis);
            most = Math.max(most, millis);
        }
        assertTrue(least >= 700 && least < 750 && most <= 1000 && most > 950, least + " to " + most);
    }

    @Test
    void aCapBelowTheFirstWaitHolds() {
        assertTrue(new BackOff(Duration.ofMillis(100), new Random(7)).next().toMillis() <= 100);
    }
}
