package dev.roadmask.pipeline;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How long a stage took over its frames.
 *
 * @param frames that got through
 * @param threads that took turns at it
 * @param p50Ms median of the wall clock time of a frame, in milliseconds
 * @param p95Ms 95th percentile
 * @param p99Ms 99th percentile
 * @param maxMs the slowest frame
 * @param meanMs mean
 * @param cpuMs mean CPU time of a frame on the stage's own threads; threads that FFmpeg and ONNX Runtime start for
 *     themselves are not in it
 */
public record StageTiming(
        long frames, int threads, double p50Ms, double p95Ms, double p99Ms, double maxMs, double meanMs, double cpuMs) {
    private static final double NANOS = 1e6;

    /** What the timers of a stage's threads say together. */
    static StageTiming of(List<StageTimer> timers) {
        Histogram sum = timers.get(0).wall().copy();
        long cpuNanos = timers.get(0).cpuNanos();
        for (StageTimer timer : timers.subList(1, timers.size())) {
            sum.add(timer.wall());
            cpuNanos += timer.cpuNanos();
        }
        long frames = sum.getTotalCount();
        if (frames == 0) {
            return new StageTiming(0, timers.size(), 0, 0, 0, 0, 0, 0);
        }
        return new StageTiming(
                frames,
                timers.size(),
                sum.getValueAtPercentile(50) / NANOS,
                sum.getValueAtPercentile(95) / NANOS,
                sum.getValueAtPercentile(99) / NANOS,
                sum.getMaxValue() / NANOS,
                sum.getMean() / NANOS,
                cpuNanos / NANOS / frames);
    }

    /** Milliseconds a frame that the stage keeps the way behind it waiting: the mean, shared by its threads. */
    public double paceMs() {
        return meanMs / threads;
    }
}
