package dev.roadmask.live.page;

import dev.roadmask.live.DropReason;
import dev.roadmask.live.LiveStatus;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;

/** The status in Prometheus's text format. The names are relied on from outside. */
final class MetricsText {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    private MetricsText() {}

    static byte[] of(LiveStatus status, int viewers) {
        MetricsText metrics = new MetricsText();
        metrics.frames(status.frames());
        metrics.dropped(status);
        metrics.family("roadmask_reconnects_total", "counter", "How many times the source came back.");
        metrics.sample("roadmask_reconnects_total", status.reconnects());
        metrics.latency(status);
        metrics.gauges(status, viewers);
        return metrics.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void frames(LiveStatus.Frames frames) {
        String name = "roadmask_frames_total";
        family(name, "counter", "Frames that passed a stage.");
        sample(name + "{stage=\"decoded\"}", frames.decoded());
        sample(name + "{stage=\"segmented\"}", frames.segmented());
        sample(name + "{stage=\"shown\"}", frames.shown());
        sample(name + "{stage=\"recorded\"}", frames.recorded());
        sample(name + "{stage=\"damaged\"}", frames.damaged());
    }

    private void dropped(LiveStatus status) {
        String name = "roadmask_frames_dropped_total";
        family(name, "counter", "Frames left out.");
        for (DropReason reason : DropReason.values()) {
            sample(
                    name + "{reason=\"" + reason.label() + "\"}",
                    status.dropped().getOrDefault(reason, 0L));
        }
    }

    private void latency(LiveStatus status) {
        String name = "roadmask_latency_seconds";
        family(
                name,
                "summary",
                "From the arrival of a frame's last packet to its painted picture being shown or handed to an encoder;"
                        + " quantiles of the last 10 s.");
        milliseconds(name + "{quantile=\"0.5\"}", status.latencyP50Ms());
        milliseconds(name + "{quantile=\"0.99\"}", status.latencyP99Ms());
        sample(name + "_sum", status.latencySumSeconds());
        sample(name + "_count", status.frames().shown());
    }

    private void gauges(LiveStatus status, int viewers) {
        family("roadmask_source_up", "gauge", "Whether pictures come from the source.");
        sample("roadmask_source_up", status.isLive() ? 1 : 0);
        if (status.pictureAgeSeconds().isPresent()) {
            family("roadmask_picture_age_seconds", "gauge", "Since the newest frame came in.");
            sample("roadmask_picture_age_seconds", status.pictureAgeSeconds().getAsDouble());
        }
        family("roadmask_recording", "gauge", "Whether a recording is under way.");
        sample("roadmask_recording", status.recording().isPresent() ? 1 : 0);
        family("roadmask_page_viewers", "gauge", "Requests that are being sent pictures.");
        sample("roadmask_page_viewers", viewers);
    }

    private void family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void milliseconds(String name, OptionalDouble value) {
        if (value.isPresent()) {
            sample(name, value.getAsDouble() / 1_000);
        } else {
            text.append(name).append(" NaN\n");
        }
    }

    private void sample(String name, long value) {
        text.append(name).append(' ').append(value).append('\n');
    }

    private void sample(String name, double value) {
        text.append(name).append(' ').append(value).append('\n');
    }
}
