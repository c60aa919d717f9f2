package dev.roadmask.dataset;

/** Told how far the reading of a table has come, on the thread that reads. */
@FunctionalInterface
public interface IndexProgress {
    /** Tells nobody. */
    IndexProgress SILENT = (done, total) -> {};

    /**
     * Some rows further.
     *
     * @param done rows read
     * @param total rows in the table
     */
    void onRows(int done, int total);
}
