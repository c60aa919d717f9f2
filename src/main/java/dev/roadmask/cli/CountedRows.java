package dev.roadmask.cli;

import dev.roadmask.dataset.IndexProgress;

/** A bar for each table of boxes while its rows are read. */
final class CountedRows implements IndexProgress, AutoCloseable {
    private final boolean quiet;
    private CountBar bar;

    CountedRows(boolean quiet) {
        this.quiet = quiet;
    }

    @Override
    public void onRows(int done, int total) {
        if (bar == null) {
            bar = new CountBar("indexing", total, quiet);
        }
        bar.stepTo(done);
        if (done == total) {
            close();
        }
    }

    /** Takes the bar off the screen; idempotent. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
