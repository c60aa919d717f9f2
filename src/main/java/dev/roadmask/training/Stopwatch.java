package dev.roadmask.training;

import dev.roadmask.dataset.Batch;
import dev.roadmask.dataset.DatasetException;

/** Seconds since its creation, and how many of them went by waiting for batches. */
final class Stopwatch {
    private static final double NANOS = 1e9;

    /** Where batches come from. */
    @FunctionalInterface
    interface Source {
        Batch next() throws DatasetException, InterruptedException;
    }

    private final long begin = System.nanoTime();
    private long waitNanos;

    Batch waited(Source source) throws DatasetException, InterruptedException {
        long from = System.nanoTime();
        Batch batch = source.next();
        waitNanos += System.nanoTime() - from;
        return batch;
    }

    double seconds() {
        return (System.nanoTime() - begin) / NANOS;
    }

    double waitSeconds() {
        return waitNanos / NANOS;
    }
}
