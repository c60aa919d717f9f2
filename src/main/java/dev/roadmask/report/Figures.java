package dev.roadmask.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers as the pages write them. */
final class Figures {
    private static final double MILLION = 1e6;
    private static final double GIGA = 1e9;

    private Figures() {}

    static String ratio(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    static String exact(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.5f", value);
    }

    static String oneDigit(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String millions(long value) {
        return String.format(Locale.ROOT, "%.2f M", value / MILLION);
    }

    static String giga(long value) {
        return String.format(Locale.ROOT, "%.1f", value / GIGA);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String time(double seconds) {
        Duration time = Duration.ofSeconds(Math.round(seconds));
        return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
