package dev.roadmask.video;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Moves a stream's timestamps onto the wall clock: ticks since the Unix epoch. The distance is a whole number of the
 * video's ticks, found at the first picture and the same for all that follow, so that the stream's own spacing and the sound's
 * place stay exact. It is found again only when the timestamps begin anew, or, in a stream, when they and the clock are a second
 * apart. Pictures never go back, unless the clock itself was set back: else they would stand still until it has caught up. One
 * thread.
 */
final class WallClock {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Timestamps are at most a second off the clock to either side: further back goes only the clock. */
    private static final long MOST_BACK_SECONDS = 2;

    private final TimeBase timeBase;
    private final long secondTicks;
    private final boolean follows;
    private final LongSupplier epochMillis;
    private boolean begun;
    private long lastOwn;
    private long offset;
    private long last = Long.MIN_VALUE;
    private long[] otherOffsets = new long[0];
    private long[] otherLasts = new long[0];

    /**
     * @param timeBase of the video
     * @param follows whether timestamps that come to be a second off the clock are put on it again: those of a stream; a film
     *     that is played too slowly keeps its own spacing
     */
    WallClock(TimeBase timeBase, boolean follows) {
        this(timeBase, follows, System::currentTimeMillis);
    }

    /** For tests: with another clock. */
    WallClock(TimeBase timeBase, boolean follows, LongSupplier epochMillis) {
        this.follows = follows;
        this.epochMillis = epochMillis;
        this.timeBase = timeBase;
        this.secondTicks = Math.max(1, timeBase.denominator() / timeBase.numerator());
    }

    /** The time of a picture with the stream's own timestamp. */
    long place(long timestamp, long arrivedNanos) {
        long clock = ticks(arrivedNanos);
        boolean beganAnew = timestamp < lastOwn - secondTicks / 2;
        boolean off = Math.abs(timestamp + offset - clock) > secondTicks;
        if (!begun || beganAnew || follows && off) {
            begun = true;
            offset = clock - timestamp;
            Arrays.fill(otherOffsets, Long.MIN_VALUE);
        }
        lastOwn = timestamp;
        return growing(timestamp + offset);
    }

    /** The time of a picture that has no timestamp worth the name. */
    long place(long arrivedNanos) {
        return growing(ticks(arrivedNanos));
    }

    private long growing(long ticks) {
        boolean setBack = last != Long.MIN_VALUE && ticks < last - MOST_BACK_SECONDS * secondTicks;
        if (setBack) {
            Arrays.fill(otherLasts, Long.MIN_VALUE);
        }
        last = setBack ? ticks : Math.max(ticks, last + 1);
        return last;
    }

    /** How far the packets of another stream are moved, in its own ticks; of no use before the first picture. */
    long offset(int stream, TimeBase own) {
        growTo(stream);
        if (otherOffsets[stream] == Long.MIN_VALUE) {
            otherOffsets[stream] = timeBase.rescale(offset, own);
        }
        return otherOffsets[stream];
    }

    /** Whether a packet of another stream comes after those before it, which a new distance may have put in its way. */
    boolean goesOn(int stream, long decodeTimestamp) {
        growTo(stream);
        if (decodeTimestamp < otherLasts[stream]) {
            return false;
        }
        otherLasts[stream] = decodeTimestamp;
        return true;
    }

    /** Whether anything has been placed. */
    boolean begun() {
        return begun;
    }

    private void growTo(int stream) {
        int known = otherOffsets.length;
        if (stream >= known) {
            otherOffsets = Arrays.copyOf(otherOffsets, stream + 1);
            otherLasts = Arrays.copyOf(otherLasts, stream + 1);
            Arrays.fill(otherOffsets, known, stream + 1, Long.MIN_VALUE);
            Arrays.fill(otherLasts, known, stream + 1, Long.MIN_VALUE);
        }
    }

    /** The wall clock at a moment of {@link System#nanoTime}, in ticks. */
    private long ticks(long nanos) {
        long epochNanos = epochMillis.getAsLong() * 1_000_000 - (System.nanoTime() - nanos);
        long seconds = Math.floorDiv(epochNanos, NANOS_PER_SECOND);
        double rest = Math.floorMod(epochNanos, NANOS_PER_SECOND) / (double) NANOS_PER_SECOND;
        return (seconds * timeBase.denominator() + (long) (rest * timeBase.denominator())) / timeBase.numerator();
    }
}
