package dev.roadmask.video;

import dev.roadmask.video.VideoException.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes down each damaged frame once, however often it is complained about; or refuses the first. One thread. */
final class DamageLog {

    /** A packet may be marked, its decoding fail and its picture come out with errors, a few frames apart. */
    private static final int REMEMBERED = 64;

    private final String name;
    private final TimeBase timeBase;
    private final boolean strict;
    private final long[] recent = new long[REMEMBERED];
    private final List<Double> seconds = new ArrayList<>();
    private long frames;
    private String incomplete;

    /**
     * @param name of the source, for messages
     * @param timeBase of the timestamps that follow
     * @param strict whether damage is an error
     */
    DamageLog(String name, TimeBase timeBase, boolean strict) {
        this.name = name;
        this.timeBase = timeBase;
        this.strict = strict;
        Arrays.fill(recent, Long.MIN_VALUE);
    }

    /** A frame is gone or not whole. */
    void frame(long timestamp) throws VideoException {
        for (long known : recent) {
            if (known == timestamp) {
                return;
            }
        }
        recent[(int) (frames % REMEMBERED)] = timestamp;
        frames++;
        double time = timeBase.seconds(timestamp);
        if (seconds.size() < Damage.MOST_TIMES) {
            seconds.add(time);
        }
        refuse(String.format(Locale.ROOT, "is damaged at %.3f s", time));
    }

    /** There is less than was promised. */
    void incomplete(String how) throws VideoException {
        incomplete = how;
        refuse(how);
    }

    /** Distinct frames so far. */
    long frames() {
        return frames;
    }

    Damage damage() {
        return new Damage(frames, seconds, Optional.ofNullable(incomplete));
    }

    private void refuse(String what) throws VideoException {
        if (strict) {
            throw new VideoException(
                    Kind.INPUT, name + " " + what + ", which strict reading does not allow. Read it without");
        }
    }
}
