package dev.roadmask.evaluation;

import com.sun.management.OperatingSystemMXBean;
import dev.roadmask.model.ModelException;
import dev.roadmask.video.VideoException;
import java.lang.management.ManagementFactory;

/** Measures what segmenting costs: by the clock, and in CPU time of all threads of the process. */
public final class Stopwatch {
    private static final double NANOS_PER_MS = 1e6;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long elapsedNanos;
    private long cpuNanos;
    private int pictures;

    /** Segments the loaded picture. */
    public ProbabilityMap time(Segmenter segmenter) throws VideoException, ModelException {
        if (pictures == 0) {
            // What is made once (code compiled, memory touched) is no picture's cost.
            segmenter.segment();
        }
        long cpuStart = system.getProcessCpuTime();
        long start = System.nanoTime();
        ProbabilityMap map = segmenter.segment();
        elapsedNanos += System.nanoTime() - start;
        cpuNanos += system.getProcessCpuTime() - cpuStart;
        pictures++;
        return map;
    }

    /** Mean of the pictures so far, at least one. */
    public EvaluationReport.Cost cost() {
        return new EvaluationReport.Cost(cpuNanos / NANOS_PER_MS / pictures, elapsedNanos / NANOS_PER_MS / pictures);
    }
}
