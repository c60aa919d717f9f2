package dev.roadmask.diagnosis;

import dev.roadmask.video.TimeBase;

/**
 * Counts, frame by frame, how times of the output differ from those of the original. Times are exact rationals.
 *
 * <p>A frame lasts as long as its container says; or, since most containers say nothing of it and a decoder that reorders
 * frames gives what it was told of another, until the next frame is shown. The output may hold either. Only of the last
 * frame nothing but its own duration tells when it ends.
 */
final class FrameTimes {
    private static final TimeBase MILLISECOND = new TimeBase(1, 1000);

    private final TimeBase original;
    private final TimeBase processed;
    private final boolean toTheMillisecond;
    private long compared;
    private long wrongTimestamps;
    private long wrongDurations;
    private long untilTheNext;
    private String firstTimestamp = "";
    private String firstDuration = "";
    /** The pair before, which waits for the next to tell how long it was shown; timestamp and duration of each. */
    private final long[] waiting = new long[4];

    /** @param toTheMillisecond whether the output's container holds no more than that */
    FrameTimes(TimeBase original, TimeBase processed, boolean toTheMillisecond) {
        this.original = original;
        this.processed = processed;
        this.toTheMillisecond = toTheMillisecond;
    }

    /** Takes in a pair of frames; an unknown duration (0) in the original is not compared. */
    void add(long timestamp, long duration, long processedTimestamp, long processedDuration) {
        if (compared > 0) {
            settle(timestamp - waiting[0], processedTimestamp - waiting[2]);
        }
        compared++;
        if (!equal(timestamp, processedTimestamp) && wrongTimestamps++ == 0) {
            firstTimestamp = describe(compared, timestamp, processedTimestamp);
        }
        waiting[0] = timestamp;
        waiting[1] = duration;
        waiting[2] = processedTimestamp;
        waiting[3] = processedDuration;
    }

    /** Judges the pair before by what its files say and by when the next frames come. */
    private void settle(long shown, long processedShown) {
        long duration = waiting[1];
        if (duration <= 0 || equal(duration, waiting[3])) {
            return;
        }
        if (equal(shown, processedShown)) {
            untilTheNext++;
        } else {
            wrongDuration();
        }
    }

    private void wrongDuration() {
        if (wrongDurations++ == 0) {
            firstDuration = describe(compared, waiting[1], waiting[3]);
        }
    }

    /** Whether two times are one instant, or as near as the output's container can say. */
    private boolean equal(long time, long processedTime) {
        TimeBase unit = toTheMillisecond ? MILLISECOND : original;
        long expected = original.rescale(time, unit);
        long actual = processed.rescale(processedTime, unit);
        return toTheMillisecond
                ? Math.abs(expected - actual) <= 1
                : expected == actual && original.rescale(time, processed) == processedTime;
    }

    private String describe(long frame, long time, long processedTime) {
        return "frame %d: %.6f s, not %.6f s"
                .formatted(frame, processed.seconds(processedTime), original.seconds(time));
    }

    Check timestamps() {
        return check("timestamps", wrongTimestamps, firstTimestamp, "");
    }

    /** To be asked once, after the last pair. */
    Check durations() {
        boolean last = compared > 0 && waiting[1] > 0 && !equal(waiting[1], waiting[3]);
        if (last) {
            wrongDuration();
        }
        String how = untilTheNext == 0 ? "" : ", %d of them until the next frame".formatted(untilTheNext);
        return check("durations", wrongDurations, firstDuration, how);
    }

    private Check check(String name, long wrong, String first, String how) {
        String unit = toTheMillisecond ? " to 1 ms" : "";
        return wrong == 0
                ? new Check(name, true, "%d equal%s%s".formatted(compared, unit, how))
                : new Check(name, false, "%d of %d differ, the first at %s".formatted(wrong, compared, first));
    }
}
