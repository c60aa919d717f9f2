package dev.roadmask.live.window;

import dev.roadmask.live.LiveState;
import dev.roadmask.live.LiveStatus;
import dev.roadmask.live.window.Sign.Figure;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Puts a preview's status into the window's words. */
final class SignWriter {
    /** A picture on the screen that is so much older than the newest from the source is not live, whatever the source does. */
    static final double FROZEN_SECONDS = 2;

    private static final String UNKNOWN = "–";

    private SignWriter() {}

    /**
     * The sign for a status.
     *
     * @param shotAgeSeconds since the window got its newest picture; empty before the first
     */
    static Sign write(LiveStatus status, OptionalDouble shotAgeSeconds) {
        String headline = headline(status, shotAgeSeconds);
        boolean stuck = status.isLive() && !headline.isEmpty();
        String detail = stuck ? "Frames come in, but none is painted" : status.detail();
        String recording = status.recording().map(it -> clock(it.seconds())).orElse("");
        return new Sign(status.state(), status.source(), recording, figures(status), headline, detail);
    }

    private static String headline(LiveStatus status, OptionalDouble shotAge) {
        if (status.state() == LiveState.ENDED) {
            return "Ended";
        }
        if (status.state() == LiveState.CONNECTING || status.pictureAgeSeconds().isEmpty()) {
            return "Connecting to " + status.source();
        }
        if (!status.isLive()) {
            return "No picture for " + span(status.pictureAgeSeconds().orElseThrow());
        }
        double age = shotAge.orElse(0);
        return age > status.pictureAgeSeconds().orElseThrow() + FROZEN_SECONDS ? "No new picture for " + span(age) : "";
    }

    private static List<Figure> figures(LiveStatus status) {
        long dropped =
                status.dropped().values().stream().mapToLong(Long::longValue).sum();
        String size = status.width() == 0 ? UNKNOWN : status.width() + "×" + status.height();
        return List.of(
                new Figure("in", rate(status.fpsIn()), "00.0"),
                new Figure("out", rate(status.fpsOut()) + " fps", "00.0 fps"),
                new Figure("p50", millis(status.latencyP50Ms()), "000 ms"),
                new Figure("p99", millis(status.latencyP99Ms()), "000 ms"),
                new Figure("dropped", Long.toString(dropped), "00000"),
                new Figure("", size, "0000×0000"),
                new Figure("", status.device(), ""));
    }

    private static String rate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String millis(OptionalDouble value) {
        return value.isPresent() ? Math.round(value.getAsDouble()) + " ms" : UNKNOWN;
    }

    /** {@code 12 s}, {@code 3 min 05 s}, {@code 2 h 07 min}. */
    static String span(double seconds) {
        long whole = (long) seconds;
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
    }

    /** {@code 0:01:23}. */
    static String clock(double seconds) {
        long whole = (long) seconds;
        return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
