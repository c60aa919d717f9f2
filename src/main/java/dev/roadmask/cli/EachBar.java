package dev.roadmask.cli;

/** One bar after another, each for as long as its task goes. */
final class EachBar implements AutoCloseable {
    private final boolean quiet;
    private CountBar bar;

    EachBar(boolean quiet) {
        this.quiet = quiet;
    }

    /** So many of the task are done; with the last one its bar goes. */
    void step(String task, int done, int total) {
        if (bar == null) {
            bar = new CountBar(task, total, quiet);
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
