package dev.roadmask.cli;

import dev.roadmask.cli.BatchOutcome.FileOutcome;
import dev.roadmask.cli.BatchOutcome.Status;
import dev.roadmask.pipeline.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The summary of a batch: a line a file and one for all. */
final class BatchTable {
    private static final int LONGEST_REASON = 60;

    private final BatchOutcome outcome;

    BatchTable(BatchOutcome outcome) {
        this.outcome = outcome;
    }

    /** The lines. */
    List<String> lines() {
        int width = outcome.files().stream()
                .mapToInt(file -> file.input().toString().length())
                .max()
                .orElse(1);
        String form = "%-" + width + "s  %-11s  %8s  %9s  %8s  %s";
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, form, "input", "result", "frames", "seconds", "speed", "output"));
        for (FileOutcome file : outcome.files()) {
            lines.add(line(form, file).stripTrailing());
        }
        lines.add(totals());
        return lines;
    }

    private static String line(String form, FileOutcome file) {
        return String.format(
                Locale.ROOT,
                form,
                file.input(),
                file.status(),
                file.report().map(run -> String.valueOf(file.frames())).orElse(""),
                file.report()
                        .map(run -> String.format(Locale.ROOT, "%.1f", run.seconds()))
                        .orElse(""),
                file.report().map(BatchTable::speed).orElse(""),
                remark(file));
    }

    private static String speed(RunReport run) {
        return String.format(Locale.ROOT, "%.2f x", run.realtime());
    }

    private static String remark(FileOutcome file) {
        return switch (file.status()) {
            case DONE -> file.destination() + damage(file);
            case SKIPPED -> file.destination() + " is there already";
            case FAILED -> shortened(file.error().orElse(""));
            case INTERRUPTED -> CutShortException.words(file.destination().parts());
            case LEFT -> "";
        };
    }

    /** The whole of it was printed when it happened. */
    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 3) + "...";
    }

    private static String damage(FileOutcome file) {
        long damaged = file.report().map(run -> run.frames().damaged()).orElse(0L);
        return damaged == 0 ? "" : " (" + damaged + " damaged)";
    }

    private String totals() {
        List<String> counts = new ArrayList<>();
        for (Status status : Status.values()) {
            int count = outcome.count(status);
            if (count > 0) {
                counts.add(count + " " + status);
            }
        }
        return String.format(
                Locale.ROOT,
                "%d %s: %s; %d frames in %.1f s",
                outcome.files().size(),
                outcome.files().size() == 1 ? "file" : "files",
                String.join(", ", counts),
                outcome.frames(),
                outcome.seconds());
    }
}
