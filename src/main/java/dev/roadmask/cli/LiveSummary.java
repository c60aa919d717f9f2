package dev.roadmask.cli;

import dev.roadmask.live.LiveReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a preview comes to, in a few lines. */
final class LiveSummary {
    private LiveSummary() {}

    static List<String> lines(LiveReport report) {
        if (report.frames().decoded() == 0) {
            return List.of(String.format(Locale.ROOT, "not one frame came in %.1f s", report.seconds()));
        }
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%d frames in %.1f s; %d shown, %s; %.2f cores on %s",
                report.frames().decoded(),
                report.seconds(),
                report.frames().shown(),
                dropped(report),
                report.cores(),
                report.device()));
        if (report.latency().frames() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "latency p50 %.0f ms, p99 %.0f ms, at most %.0f ms; %d reconnects",
                    report.latency().p50Ms(),
                    report.latency().p99Ms(),
                    report.latency().maxMs(),
                    report.reconnects()));
        }
        return lines;
    }

    private static String dropped(LiveReport report) {
        long all = report.dropped().values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return "none dropped";
        }
        String reasons = report.dropped().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return all + " dropped (" + reasons + ")";
    }
}
