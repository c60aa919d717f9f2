package dev.roadmask.live;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/** Counts and times of a preview. Any thread; nothing is allocated per frame. */
final class LiveFigures {
    private final SlidingFigures sliding = new SlidingFigures(System.nanoTime());
    private final Histogram latency = SlidingFigures.histogram();
    private final long[] dropped = new long[DropReason.values().length];
    private double latencySumSeconds;
    private long decoded;
    private long segmented;
    private long damaged;
    private long newestArrival;
    private boolean any;

    /** A frame came in. */
    synchronized void decoded(boolean withErrors) {
        decoded++;
        damaged += withErrors ? 1 : 0;
        sliding.in(System.nanoTime());
    }

    synchronized void dropped(DropReason reason) {
        dropped[reason.ordinal()]++;
    }

    /** A frame is painted. */
    synchronized void painted(long arrivedNanos) {
        segmented++;
        newestArrival = arrivedNanos;
        any = true;
    }

    /** A frame was shown, or handed to an encoder. */
    synchronized void shown(long latencyNanos) {
        sliding.out(latencyNanos, System.nanoTime());
        latency.recordValue(SlidingFigures.bounded(latencyNanos));
        latencySumSeconds += latencyNanos / 1e9;
    }

    /** Since the newest painted frame came in. */
    synchronized OptionalDouble pictureAgeSeconds() {
        return any ? OptionalDouble.of((System.nanoTime() - newestArrival) / 1e9) : OptionalDouble.empty();
    }

    synchronized double fpsIn() {
        return sliding.fpsIn(System.nanoTime());
    }

    synchronized double fpsOut() {
        return sliding.fpsOut(System.nanoTime());
    }

    /** A percentile of the last ten seconds' latencies. */
    synchronized OptionalDouble latencyMs(double percentile) {
        return sliding.latencyMs(percentile, System.nanoTime());
    }

    /** All latencies since the start. */
    synchronized LiveReport.Latency latency() {
        return new LiveReport.Latency(
                latency.getTotalCount(),
                latencySumSeconds,
                latency.getValueAtPercentile(50) / 1e6,
                latency.getValueAtPercentile(99) / 1e6,
                latency.getMaxValue() / 1e6);
    }

    synchronized LiveStatus.Frames frames(long recorded) {
        return new LiveStatus.Frames(decoded, segmented, latency.getTotalCount(), recorded, damaged);
    }

    synchronized Map<DropReason, Long> dropped() {
        Map<DropReason, Long> counts = new EnumMap<>(DropReason.class);
        for (DropReason reason : DropReason.values()) {
            counts.put(reason, dropped[reason.ordinal()]);
        }
        return counts;
    }
}
