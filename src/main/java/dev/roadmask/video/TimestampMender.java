package dev.roadmask.video;

/**
 * Finds the timestamp that a fault has thrown out of the row, and puts it back between its neighbours: left alone, one that
 * lies in the future would push all that follow behind it. A row that goes on from where it jumped to is left
 * as it is, and so are two frames of one time.
 */
final class TimestampMender {
    /** No frame before or after. */
    static final long NONE = Long.MIN_VALUE;

    private long before = NONE;
    private long step = 1;

    /**
     * The time of the next frame in presentation order.
     *
     * @param own as the container has it
     * @param duration of this frame, or 0
     * @param next the time of the frame after it, or {@link #NONE}
     */
    long mend(long own, long duration, long next) {
        long mended = isOutOfRow(own, next) ? between(next) : own;
        before = mended;
        step = Math.max(1, duration);
        return mended;
    }

    private boolean isOutOfRow(long own, long next) {
        boolean roomBetween = next != NONE && (before == NONE || next - before >= 2);
        boolean tooLate = own > next;
        boolean tooEarly = before != NONE && own < before;
        return roomBetween && (tooLate || tooEarly);
    }

    private long between(long next) {
        return before == NONE ? next - step : Math.min(before + step, next - 1);
    }
}
