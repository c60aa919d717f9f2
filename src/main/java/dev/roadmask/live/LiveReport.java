package dev.roadmask.live;

import dev.roadmask.pipeline.RunReport.ModelUse;
import dev.roadmask.pipeline.StageTiming;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a preview did and cost; the content of {@code --report}. Component names are the keys of the JSON.
 *
 * @param input the source's name, without user and password
 * @param seconds from its beginning to its end
 * @param frames counts
 * @param dropped frames left out, by reason
 * @param latency from the arrival of a frame's last packet to its painted picture being shown or handed to an encoder
 * @param reconnects how many times the source came back
 * @param lastError why it was lost last
 * @param cpuMsPerFrame CPU time of the whole process in milliseconds a segmented frame
 * @param cores how many cores it kept busy on average
 * @param device what the network ran on, and the size of its input
 * @param model which network
 * @param stages times by stage, of the last unbroken stretch of pictures; decode is the wait for a picture
 * @param peakMemoryMb most memory the process ever had resident, in MiB, where the system tells
 */
public record LiveReport(
        String input,
        double seconds,
        LiveStatus.Frames frames,
        Map<String, Long> dropped,
        Latency latency,
        long reconnects,
        Optional<String> lastError,
        double cpuMsPerFrame,
        double cores,
        String device,
        ModelUse model,
        Map<String, StageTiming> stages,
        OptionalDouble peakMemoryMb) {
    /**
     * Latencies of all frames since the start.
     *
     * @param frames that were shown or handed to an encoder
     * @param sumSeconds all together
     * @param p50Ms median
     * @param p99Ms 99th percentile
     * @param maxMs the latest frame
     */
    public record Latency(long frames, double sumSeconds, double p50Ms, double p99Ms, double maxMs) {}
}
