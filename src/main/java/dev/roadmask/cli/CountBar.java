package dev.roadmask.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on a terminal, nothing elsewhere. */
final class CountBar implements AutoCloseable {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final long MEGABYTE = 1_000_000;

    private ProgressBar bar;

    CountBar(String task, long total, boolean quiet) {
        this(task, total, quiet, "", 1);
    }

    private CountBar(String task, long total, boolean quiet, String unit, long unitSize) {
        bar = quiet || System.console() == null
                ? null
                : new ProgressBarBuilder()
                        .setConsumer(new TerminalLine())
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setUnit(unit, unitSize)
                        .setStyle(ProgressBarStyle.ASCII)
                        .clearDisplayOnFinish()
                        .build();
    }

    /** A bar that counts bytes and shows megabytes. */
    static CountBar ofBytes(String task, long total, boolean quiet) {
        return new CountBar(task, total, quiet, " MB", MEGABYTE);
    }

    void stepTo(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    void say(String message) {
        if (bar != null) {
            bar.setExtraMessage(message);
        }
    }

    /** Prints a line in the bar's place, which then moves below it. */
    void printAbove(PrintStream stream, String line) {
        if (bar == null) {
            stream.println(line);
            return;
        }
        System.err.print(CLEAR_LINE);
        stream.println(line);
        bar.refresh();
    }

    /** Takes the bar off the screen; idempotent. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            // Closed twice, it would also clear the line that was printed since.
            bar = null;
        }
    }
}
