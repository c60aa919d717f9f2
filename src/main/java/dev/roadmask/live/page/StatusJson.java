package dev.roadmask.live.page;

import dev.roadmask.live.DropReason;
import dev.roadmask.live.LiveStatus;
import dev.roadmask.live.Preview;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The status as scripts and the page read it; absent figures are null. */
final class StatusJson {
    static final String TYPE = "application/json";

    private StatusJson() {}

    static byte[] of(Preview preview) {
        LiveStatus status = preview.status();
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("source", status.source());
        json.put("state", status.state().name());
        json.put("detail", status.detail());
        put(json, "pictureAgeSeconds", status.pictureAgeSeconds());
        json.put("width", status.width()).put("height", status.height());
        json.put("fpsIn", status.fpsIn()).put("fpsOut", status.fpsOut());
        put(json, "latencyP50Ms", status.latencyP50Ms());
        put(json, "latencyP99Ms", status.latencyP99Ms());
        json.set("frames", JsonMapper.shared().valueToTree(status.frames()));
        ObjectNode dropped = json.putObject("dropped");
        for (DropReason reason : DropReason.values()) {
            dropped.put(reason.label(), status.dropped().getOrDefault(reason, 0L));
        }
        json.put("reconnects", status.reconnects());
        json.put("lastError", status.lastError().orElse(null));
        json.put("device", status.device());
        json.put("threshold", status.threshold()).put("opacity", status.opacity());
        json.put("canRecord", preview.canRecord()).put("wantsRecording", preview.wantsRecording());
        json.set("recording", status.recording().map(StatusJson::of).orElse(null));
        return JsonMapper.shared().writeValueAsBytes(json);
    }

    private static ObjectNode of(LiveStatus.Recording recording) {
        // The folder is nobody's business who looks on from elsewhere.
        return JsonMapper.shared()
                .createObjectNode()
                .put("file", String.valueOf(recording.file().getFileName()))
                .put("seconds", recording.seconds());
    }

    private static void put(ObjectNode json, String name, OptionalDouble value) {
        json.put(name, value.isPresent() ? (Double) value.getAsDouble() : null);
    }
}
