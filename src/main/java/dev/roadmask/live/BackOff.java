package dev.roadmask.live;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long after each failure up to a cap, and a random part of that less, so
 * that many viewers of one camera don't knock all at once. One thread.
 */
class BackOff {
    /** At once would be too soon for a camera that is starting up. */
    static final Duration FIRST = Duration.ofMillis(500);

    /** The random part that is taken away at most. */
    private static final double JITTER = 0.3;

    private final Duration cap;
    private final RandomGenerator random;
    private Duration next;

    BackOff(Duration cap, RandomGenerator random) {
        this.cap = cap;
        this.random = random;
        reset();
    }

    /** The wait after one more failure. */
    Duration next() {
        Duration full = next;
        next = min(next.multipliedBy(2));
        return Duration.ofMillis(Math.round(full.toMillis() * (1 - JITTER * random.nextDouble())));
    }

    /** All is well again. */
    void reset() {
        next = min(FIRST);
    }

    private Duration min(Duration wait) {
        return wait.compareTo(cap) < 0 ? wait : cap;
    }
}
