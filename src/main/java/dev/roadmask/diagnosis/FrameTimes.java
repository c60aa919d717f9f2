package dev.roadmask.diagnosis;

import dev.roadmask.video.TimeBase;

/** Counts, frame by frame, how times of the output differ from those of the original. Times are exact rationals. */
final class FrameTimes {
    private static final TimeBase MILLISECOND = new TimeBase(1, 1000);

    private final TimeBase original;
    private final TimeBase processed;
    private final boolean toTheMillisecond;
    private long compared;
    private long wrongTimestamps;
    private long wrongDurations;
    private String firstTimestamp = "";
    private String firstDuration = "";

    /** @param toTheMillisecond whether the output's container holds no more than that */
    FrameTimes(TimeBase original, TimeBase processed, boolean toTheMillisecond) {
        this.original = original;
        this.processed = processed;
        this.toTheMillisecond = toTheMillisecond;
    }

    /** Takes in a pair of frames; an unknown duration (0) in the original is not compared. */
    void add(long timestamp, long duration, long processedTimestamp, long processedDuration) {
        compared++;
        if (!equal(timestamp, processedTimestamp) && wrongTimestamps++ == 0) {
            firstTimestamp = describe(timestamp, processedTimestamp);
        }
        if (duration > 0 && !equal(duration, processedDuration) && wrongDurations++ == 0) {
            firstDuration = describe(duration, processedDuration);
        }
    }

    /** Whether two times are one instant, or as near as the output's container can say. */
    boolean equal(long time, long processedTime) {
        TimeBase unit = toTheMillisecond ? MILLISECOND : original;
        long expected = original.rescale(time, unit);
        long actual = processed.rescale(processedTime, unit);
        return toTheMillisecond
                ? Math.abs(expected - actual) <= 1
                : expected == actual && original.rescale(time, processed) == processedTime;
    }

    /** Whether the original's frame comes before the output's. */
    boolean before(long time, long processedTime) {
        return original.seconds(time) < processed.seconds(processedTime);
    }

    private String describe(long time, long processedTime) {
        return "frame %d: %.6f s, not %.6f s"
                .formatted(compared, processed.seconds(processedTime), original.seconds(time));
    }

    Check timestamps() {
        return check("timestamps", wrongTimestamps, firstTimestamp);
    }

    Check durations() {
        return check("durations", wrongDurations, firstDuration);
    }

    private Check check(String name, long wrong, String first) {
        String unit = toTheMillisecond ? " to 1 ms" : "";
        return wrong == 0
                ? new Check(name, true, "%d equal%s".formatted(compared, unit))
                : new Check(name, false, "%d of %d differ, the first at %s".formatted(wrong, compared, first));
    }
}
