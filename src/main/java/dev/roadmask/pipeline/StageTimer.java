package dev.roadmask.pipeline;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.HdrHistogram.Histogram;

/**
 * Times one stage on one thread: wall clock, a histogram to the microsecond, and the thread's own CPU time. Belongs to
 * that thread; read it when the thread has ended. Allocates nothing per frame.
 */
final class StageTimer {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean MEASURES_CPU = THREADS.isCurrentThreadCpuTimeSupported();
    private static final long FINEST_NANOS = 1_000;
    private static final long LONGEST_NANOS = 600_000_000_000L;
    private static final int DIGITS = 3;

    private final Histogram wall = new Histogram(FINEST_NANOS, LONGEST_NANOS, DIGITS);
    private long cpuNanos;
    private long startedAt;
    private long cpuAtStart;

    void start() {
        cpuAtStart = cpuNow();
        startedAt = System.nanoTime();
    }

    void stop() {
        wall.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - startedAt));
        cpuNanos += cpuNow() - cpuAtStart;
    }

    Histogram wall() {
        return wall;
    }

    long cpuNanos() {
        return cpuNanos;
    }

    private static long cpuNow() {
        return MEASURES_CPU ? THREADS.getCurrentThreadCpuTime() : 0;
    }
}
