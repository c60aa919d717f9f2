package dev.roadmask.video;

import java.math.BigInteger;
import java.time.Instant;

/**
 * The unit of a stream's timestamps, in seconds: a timestamp t stands for t · numerator / denominator.
 * Kept as a rational because 1001/30000 has no exact decimal.
 *
 * @param numerator positive
 * @param denominator positive
 */
public record TimeBase(int numerator, int denominator) {
    private static final TimeBase NANOSECOND = new TimeBase(1, 1_000_000_000);

    /** Refuses what is not a positive rational. */
    public TimeBase {
        if (numerator <= 0 || denominator <= 0) {
            throw new IllegalArgumentException(
                    "time base must be positive: numerator=" + numerator + " denominator=" + denominator);
        }
    }

    /** A timestamp or duration in seconds. */
    public double seconds(long timestamp) {
        return (double) timestamp * numerator / denominator;
    }

    /** The same instant in another unit, rounded to the nearest tick, halves away from zero. */
    public long rescale(long timestamp, TimeBase target) {
        BigInteger scaled = BigInteger.valueOf(Math.abs(timestamp))
                .multiply(BigInteger.valueOf((long) numerator * target.denominator));
        BigInteger unit = BigInteger.valueOf((long) denominator * target.numerator);
        long rounded = scaled.shiftLeft(1).add(unit).divide(unit.shiftLeft(1)).longValueExact();
        return timestamp < 0 ? -rounded : rounded;
    }

    /** The moment that a timestamp on the wall clock stands for, which counts from the beginning of 1970 in UTC. */
    public Instant wallClock(long timestamp) {
        long nanos = rescale(timestamp, NANOSECOND);
        return Instant.ofEpochSecond(0, nanos);
    }

    /** {@code 1/30000}. */
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
