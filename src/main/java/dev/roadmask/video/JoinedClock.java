package dev.roadmask.video;

import java.math.BigInteger;
import java.util.List;

/**
 * A clock so fine that every frame of every clip begins on one of its ticks: clips are lined up on it, and nothing is
 * rounded but what leaves it.
 */
final class JoinedClock {
    /** More, and a film of ten days would no longer fit into 64 bits. */
    private static final long MAX_TICKS_PER_SECOND = 1_000_000_000_000L;

    private final long ticksPerSecond;
    private final long filmTicks;

    private JoinedClock(long ticksPerSecond, TimeBase film) {
        this.ticksPerSecond = ticksPerSecond;
        // Exact: the second is a multiple of the film's denominator.
        filmTicks = ticksPerSecond / film.denominator() * film.numerator();
    }

    /** A clock for clips of given units, the first of which is the film's. A unit too odd for the others is rounded. */
    static JoinedClock of(List<TimeBase> units) {
        BigInteger ticks = BigInteger.valueOf(units.get(0).denominator());
        for (TimeBase unit : units) {
            BigInteger own = BigInteger.valueOf(unit.denominator());
            BigInteger common = ticks.divide(ticks.gcd(own)).multiply(own);
            ticks = common.bitLength() < Long.SIZE && common.longValue() <= MAX_TICKS_PER_SECOND ? common : ticks;
        }
        return new JoinedClock(ticks.longValue(), units.get(0));
    }

    /** Ticks of one unit. */
    long ticks(TimeBase unit) {
        return Math.max(1, rescale(unit.numerator(), ticksPerSecond, unit.denominator()));
    }

    /** A tick as the film's timestamp, to the nearest. */
    long filmTimestamp(long tick) {
        return Math.floorDiv(2 * tick + filmTicks, 2 * filmTicks);
    }

    /** A tick in another unit, to the nearest. */
    long timestamp(long tick, TimeBase unit) {
        return rescale(
                tick,
                unit.denominator(),
                BigInteger.valueOf(ticksPerSecond).multiply(BigInteger.valueOf(unit.numerator())));
    }

    private static long rescale(long value, long factor, long divisor) {
        return rescale(value, factor, BigInteger.valueOf(divisor));
    }

    private static long rescale(long value, long factor, BigInteger divisor) {
        BigInteger twice = BigInteger.valueOf(value).multiply(BigInteger.valueOf(2 * factor));
        BigInteger[] parts = twice.add(divisor).divideAndRemainder(divisor.shiftLeft(1));
        return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }
}
