package dev.roadmask.video;

import java.util.Arrays;

/** When the packets came that are still in the decoder, found again by the timestamp of their pictures. One thread. */
final class ArrivalTimes {
    /** More than any decoder holds back. */
    private static final int REMEMBERED = 64;

    private final long[] timestamps = new long[REMEMBERED];
    private final long[] nanos = new long[REMEMBERED];
    private int next;
    private long latest = System.nanoTime();

    ArrivalTimes() {
        Arrays.fill(timestamps, Long.MIN_VALUE);
    }

    void note(long timestamp, long arrivedNanos) {
        timestamps[next] = timestamp;
        nanos[next] = arrivedNanos;
        next = (next + 1) % REMEMBERED;
        latest = arrivedNanos;
    }

    /** Of the packet with this timestamp; of the latest where none had it. */
    long of(long timestamp) {
        for (int i = 0; i < REMEMBERED; i++) {
            int newestFirst = Math.floorMod(next - 1 - i, REMEMBERED);
            if (timestamps[newestFirst] == timestamp) {
                return nanos[newestFirst];
            }
        }
        return latest;
    }
}
