package dev.roadmask.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a video could not be had, or not whole. Everything else was read in its place.
 *
 * @param frames that did not decode, or only with errors
 * @param seconds when the first hundred of them are to be shown, by the container's timestamps and in the order in
 *     which they were found; of a frame that is gone altogether it may be a frame off
 * @param incomplete what of it is not there, if anything: {@code ends early: 52 of 116 frames}
 */
public record Damage(long frames, List<Double> seconds, Optional<String> incomplete) {
    private static final int MOST_IN_A_LINE = 5;
    static final int MOST_TIMES = 100;

    /** Copies the list. */
    public Damage {
        seconds = List.copyOf(seconds);
    }

    /** Of a clip that is one of several: at the times of the whole, and told by the clip's name. */
    Damage of(String clip, double shiftSeconds) {
        return new Damage(
                frames,
                seconds.stream().map(time -> time + shiftSeconds).toList(),
                incomplete.map(how -> clip + " " + how));
    }

    /** Of two clips one after the other. */
    Damage plus(Damage next) {
        List<Double> times = new ArrayList<>(seconds);
        times.addAll(next.seconds);
        List<String> faults =
                Stream.of(incomplete, next.incomplete).flatMap(Optional::stream).toList();
        return new Damage(
                frames + next.frames,
                times.subList(0, Math.min(times.size(), MOST_TIMES)),
                faults.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", faults)));
    }

    /** What to tell people: no line at all where nothing is wrong. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (frames > 0) {
            lines.add(frames + (frames == 1 ? " frame is" : " frames are") + " damaged in the source" + times());
        }
        incomplete.ifPresent(how -> lines.add("the source " + how));
        return lines;
    }

    private String times() {
        if (seconds.isEmpty()) {
            return "";
        }
        String first = seconds.stream()
                .limit(MOST_IN_A_LINE)
                .map(time -> String.format(Locale.ROOT, "%.3f s", time))
                .collect(Collectors.joining(", "));
        long more = frames - Math.min(MOST_IN_A_LINE, seconds.size());
        return ": " + first + (more > 0 ? " and " + more + " more" : "");
    }
}
