package dev.roadmask.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run did and cost; the content of {@code --report}. Component names are the keys of the JSON.
 *
 * @param input name of the source
 * @param output what the first sink with an output left behind
 * @param frames how many
 * @param seconds from the first packet read to the trailer written
 * @param fps frames decoded / seconds; here and in what follows without the kept ones
 * @param realtime length of the film / seconds: 2 means twice as fast as it plays
 * @param cpuMsPerFrame CPU time of the whole process during the run, in milliseconds a frame
 * @param device what the network ran on
 * @param model which network
 * @param encoder FFmpeg's name of the video encoder, if there was one
 * @param stages times by stage, in the order of the way
 * @param bottleneck the stage that set the pace
 * @param peakMemoryMb most memory the process ever had resident, in MiB, where the system tells
 * @param interrupted whether it was cancelled before the end; what was done until then was kept
 * @param damage when the first hundred damaged frames are to be shown, in seconds
 * @param incomplete what of the source is not there, if anything: {@code ends early: 52 of 116 frames}
 * @param cutRegions beyond the {@link dev.roadmask.mask.Regions#MOST} largest of their frames: they are in no mask
 */
public record RunReport(
        String input,
        Optional<String> output,
        Frames frames,
        double seconds,
        double fps,
        double realtime,
        double cpuMsPerFrame,
        DeviceUse device,
        ModelUse model,
        Optional<String> encoder,
        Map<String, StageTiming> stages,
        String bottleneck,
        OptionalDouble peakMemoryMb,
        boolean interrupted,
        List<Double> damage,
        Optional<String> incomplete,
        long cutRegions) {
    /**
     * Numbers of frames.
     *
     * @param decoded that came out of the source
     * @param segmented that the network saw
     * @param encoded that are in the video; 0 without one
     * @param kept of those, that came encoded from the part of a run that was cut short
     * @param withCars with at least one mask pixel
     * @param dropped left out on purpose
     * @param damaged that did not decode, or not whole
     */
    public record Frames(
            long decoded, long segmented, long encoded, long kept, long withCars, long dropped, long damaged) {
        /** Frames with cars / frames segmented; 0 without any. */
        public double shareWithCars() {
            return segmented == 0 ? 0 : (double) withCars / segmented;
        }
    }

    /**
     * What the network ran on.
     *
     * @param provider {@code CPU} or {@code CUDA}
     * @param threads frames at once, times threads a frame
     * @param note why that one
     * @param inputSize of the network's input, {@code 448x256}
     */
    public record DeviceUse(String provider, int threads, String note, String inputSize) {}

    /**
     * Which network.
     *
     * @param file as opened
     * @param sha256 of the file
     */
    public record ModelUse(String file, String sha256) {}
}
