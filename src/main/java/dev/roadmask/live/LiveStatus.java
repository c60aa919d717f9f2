package dev.roadmask.live;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a preview is doing at one moment; what the bar, the page and the metrics show.
 *
 * @param source its name for people, without user and password
 * @param state what the preview is doing
 * @param detail more about the state in a line, perhaps empty: {@code Connection refused; trying again in 4 s}
 * @param pictureAgeSeconds since the newest frame came in; empty before the first
 * @param width of the picture as shown, upright and with square pixels; 0 before the first
 * @param height of the picture as shown
 * @param fpsIn frames a second that came in during the last 10 s, dropped ones counted
 * @param fpsOut frames a second that were shown or handed to an encoder during the last 10 s
 * @param latencyP50Ms median of the last 10 s, from the arrival of a frame's last packet to its painted picture being
 *     shown or handed to an encoder, in milliseconds; empty without frames
 * @param latencyP99Ms 99th percentile of the same
 * @param latencySumSeconds all latencies since the start together, of {@code frames.shown()} frames
 * @param frames counts since the start
 * @param dropped frames left out since the start, by reason
 * @param reconnects how many times the source came back
 * @param lastError why the source was lost last, or could not be had
 * @param device what the network runs on, and the size of its input: {@code CPU 448x256}
 * @param threshold of the mask
 * @param opacity of the tint
 * @param recording what is being recorded
 */
public record LiveStatus(
        String source,
        LiveState state,
        String detail,
        OptionalDouble pictureAgeSeconds,
        int width,
        int height,
        double fpsIn,
        double fpsOut,
        OptionalDouble latencyP50Ms,
        OptionalDouble latencyP99Ms,
        double latencySumSeconds,
        Frames frames,
        Map<DropReason, Long> dropped,
        long reconnects,
        Optional<String> lastError,
        String device,
        double threshold,
        double opacity,
        Optional<Recording> recording) {
    /**
     * Frames that have passed a station, since the start.
     *
     * @param decoded that came in whole
     * @param segmented that the network saw
     * @param shown or handed to an encoder
     * @param recorded written into files
     * @param damaged that came in with errors
     */
    public record Frames(long decoded, long segmented, long shown, long recorded, long damaged) {}

    /**
     * A recording under way.
     *
     * @param file the segment that grows
     * @param seconds of it so far
     */
    public record Recording(Path file, double seconds) {}

    /** Whether the picture on the screen is what the camera sees. */
    public boolean isLive() {
        return state == LiveState.LIVE;
    }
}
