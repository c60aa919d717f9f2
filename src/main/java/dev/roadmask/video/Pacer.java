package dev.roadmask.video;

/** Lets packets go when they are due by their own timestamps: a file plays as fast as it was recorded. One thread. */
final class Pacer {
    /** Later than this, what was missed is not made up for. */
    private static final long MOST_BEHIND_NANOS = 1_000_000_000L;

    /** Further back than this, timestamps have begun anew. */
    private static final long BACK_NANOS = 500_000_000L;

    /** A longer gap is a jump of the timestamps, not something to sit out. */
    private static final long MOST_AHEAD_NANOS = 10_000_000_000L;

    private final Cancellation cancellation;
    private final TimeBase timeBase;
    private final long leadNanos;
    private boolean begun;
    private long lastNanos;
    private long originNanos;

    /** @param leadNanos how much too early a packet may go */
    Pacer(Cancellation cancellation, TimeBase timeBase, long leadNanos) {
        this.cancellation = cancellation;
        this.timeBase = timeBase;
        this.leadNanos = leadNanos;
    }

    /** Waits until a packet is due, or cancelled. */
    void await(long timestamp) {
        long at = (long) (timeBase.seconds(timestamp) * 1e9);
        long now = System.nanoTime();
        long early = originNanos + at - now;
        boolean beganAnew = !begun || at < lastNanos - BACK_NANOS;
        lastNanos = at;
        if (beganAnew || early < -MOST_BEHIND_NANOS || early > MOST_AHEAD_NANOS + leadNanos) {
            begun = true;
            originNanos = now - at;
        } else if (early > leadNanos) {
            cancellation.await(early - leadNanos);
        }
    }
}
