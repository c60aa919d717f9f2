package dev.roadmask.cli;

import dev.roadmask.live.LiveState;
import dev.roadmask.live.LiveStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A preview's status in the words of a terminal: plain letters, figures of a fixed width. */
final class LiveText {
    private static final String GAP = "  ";

    private LiveText() {}

    /**
     * One line that is drawn over again and again.
     *
     * @param clock the time of day
     * @param width columns; what matters least is left out first
     */
    static String line(LiveStatus status, String clock, int width) {
        StringBuilder line = new StringBuilder(shortened(clock + GAP + state(status), width));
        for (String part : parts(status)) {
            if (line.length() + GAP.length() + part.length() > width) {
                break;
            }
            line.append(GAP).append(part);
        }
        return line.toString();
    }

    private static String state(LiveStatus status) {
        String word = status.state().name();
        if (status.isLive()) {
            return word;
        }
        OptionalDouble age = status.pictureAgeSeconds();
        String since = age.isPresent() && status.state() != LiveState.ENDED ? " " + span(age.getAsDouble()) : "";
        return word + since + (status.detail().isEmpty() ? "" : ": " + status.detail());
    }

    /** The most important first. */
    private static List<String> parts(LiveStatus status) {
        List<String> parts = new ArrayList<>();
        status.recording().ifPresent(it -> parts.add("rec " + clock(it.seconds())));
        parts.add(text("in %4.1f out %4.1f fps", status.fpsIn(), status.fpsOut()));
        parts.add("latency " + millis(status.latencyP50Ms()) + "/" + millis(status.latencyP99Ms()) + " ms");
        parts.add(text("dropped %5d", dropped(status)));
        parts.add(text("reconnects %d", status.reconnects()));
        parts.add(status.device());
        parts.add(status.source());
        return parts;
    }

    /** What has changed, in lines; {@code before} is empty at first. */
    static List<String> changes(Optional<LiveStatus> before, LiveStatus now) {
        List<String> lines = new ArrayList<>();
        change(before, now).ifPresent(lines::add);
        Optional<Path> recorded = before.flatMap(LiveStatus::recording).map(LiveStatus.Recording::file);
        Optional<Path> records = now.recording().map(LiveStatus.Recording::file);
        if (!recorded.equals(records)) {
            records.ifPresent(file -> lines.add("recording " + file));
        }
        return lines;
    }

    private static Optional<String> change(Optional<LiveStatus> before, LiveStatus now) {
        boolean sameState = before.isPresent() && before.get().state() == now.state();
        boolean sameError = before.isPresent() && before.get().lastError().equals(now.lastError());
        boolean quickBreak = before.isPresent() && before.get().reconnects() != now.reconnects();
        return switch (now.state()) {
            case CONNECTING -> sameState && sameError ? Optional.empty() : said("connecting to", now);
            case LIVE -> sameState && !quickBreak ? Optional.empty() : Optional.of(live(before, now));
            case STALE -> sameState ? Optional.empty() : said("no fresh picture from", now);
            case LOST -> sameState ? Optional.empty() : said("lost", now);
            case ENDED -> Optional.empty(); // The summary that follows says it.
        };
    }

    private static Optional<String> said(String what, LiveStatus now) {
        return Optional.of(what + " " + now.source() + (now.detail().isEmpty() ? "" : ": " + now.detail()));
    }

    private static String live(Optional<LiveStatus> before, LiveStatus now) {
        String size = now.width() == 0 ? "" : text(", %dx%d", now.width(), now.height());
        OptionalDouble away = before.map(LiveStatus::pictureAgeSeconds).orElse(OptionalDouble.empty());
        return away.isEmpty()
                ? "live " + now.source() + size
                : "back " + now.source() + " after " + span(away.getAsDouble()) + size;
    }

    private static long dropped(LiveStatus status) {
        return status.dropped().values().stream().mapToLong(Long::longValue).sum();
    }

    private static String millis(OptionalDouble value) {
        return value.isPresent() ? text("%4d", Math.round(value.getAsDouble())) : "   -";
    }

    private static String span(double seconds) {
        return seconds < 60 ? text("%d s", (long) seconds) : clock(seconds);
    }

    /** {@code 0:01:23}. */
    private static String clock(double seconds) {
        long whole = (long) seconds;
        return text("%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    private static String shortened(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 3)) + "...";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
