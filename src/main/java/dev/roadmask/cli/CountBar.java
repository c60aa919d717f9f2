package dev.roadmask.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on a terminal, nothing elsewhere. */
final class CountBar implements AutoCloseable {
    private ProgressBar bar;

    CountBar(String task, long total, boolean quiet) {
        bar = quiet || System.console() == null
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .clearDisplayOnFinish()
                        .build();
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
