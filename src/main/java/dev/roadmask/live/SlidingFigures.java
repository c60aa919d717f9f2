package dev.roadmask.live;

import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/** What came in and went out during the last ten seconds. Not thread-safe; allocates nothing per frame. */
final class SlidingFigures {
    /** Whole seconds that count; the one that is running comes on top. */
    static final int SECONDS = 10;

    private static final long NANOS = 1_000_000_000L;
    private static final long LONGEST_NANOS = 600 * NANOS;

    private final Second[] seconds = new Second[SECONDS + 1];
    private final Histogram sum = histogram();
    private final long startedAt;

    private static final class Second {
        private final Histogram latency = histogram();
        private long number = -1;
        private int in;
        private int out;

        private void begin(long second) {
            number = second;
            latency.reset();
            in = 0;
            out = 0;
        }
    }

    SlidingFigures(long nowNanos) {
        startedAt = nowNanos;
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = new Second();
        }
    }

    /** Fit for latencies: to the microsecond, up to ten minutes, three digits. */
    static Histogram histogram() {
        return new Histogram(1_000, LONGEST_NANOS, 3);
    }

    /** A latency that {@link #histogram} takes. */
    static long bounded(long latencyNanos) {
        return Math.max(0, Math.min(LONGEST_NANOS, latencyNanos));
    }

    void in(long nowNanos) {
        at(nowNanos).in++;
    }

    void out(long latencyNanos, long nowNanos) {
        Second second = at(nowNanos);
        second.out++;
        second.latency.recordValue(bounded(latencyNanos));
    }

    private Second at(long nowNanos) {
        long number = number(nowNanos);
        Second second = seconds[(int) (number % seconds.length)];
        if (second.number != number) {
            second.begin(number);
        }
        return second;
    }

    private long number(long nowNanos) {
        return (nowNanos - startedAt) / NANOS;
    }

    /** Frames a second that came in. */
    double fpsIn(long nowNanos) {
        int count = 0;
        for (Second second : seconds) {
            count += isRecent(second, nowNanos) ? second.in : 0;
        }
        return count / span(nowNanos);
    }

    /** Frames a second that went out. */
    double fpsOut(long nowNanos) {
        int count = 0;
        for (Second second : seconds) {
            count += isRecent(second, nowNanos) ? second.out : 0;
        }
        return count / span(nowNanos);
    }

    /** A percentile of the latencies, in milliseconds; empty where nothing went out. */
    OptionalDouble latencyMs(double percentile, long nowNanos) {
        sum.reset();
        for (Second second : seconds) {
            if (isRecent(second, nowNanos)) {
                sum.add(second.latency);
            }
        }
        return sum.getTotalCount() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sum.getValueAtPercentile(percentile) / 1e6);
    }

    private boolean isRecent(Second second, long nowNanos) {
        return second.number >= 0 && second.number >= number(nowNanos) - SECONDS;
    }

    /** Seconds that the counts are about; at the beginning fewer. */
    private double span(long nowNanos) {
        long into = (nowNanos - startedAt) % NANOS;
        long whole = Math.min(SECONDS, number(nowNanos));
        return Math.max(0.5, whole + into / (double) NANOS);
    }
}
