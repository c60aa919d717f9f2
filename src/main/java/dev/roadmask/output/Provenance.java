package dev.roadmask.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What made an output: enough to make it again, and to tell whether it was made of this source.
 *
 * @param version of Roadmask
 * @param source names of the files read
 * @param sourceSha256 of their content
 * @param model name of the model file
 * @param modelSha256 of its content
 * @param settings threshold, steadiness and whatever else decides about the masks, by name
 * @param timeBase unit of the timestamps, {@code 1/12800}
 * @param width of the masks: of the picture as shown
 * @param height of the masks
 */
public record Provenance(
        String version,
        List<String> source,
        String sourceSha256,
        String model,
        String modelSha256,
        Map<String, Object> settings,
        String timeBase,
        int width,
        int height) {
    public Provenance {
        source = List.copyOf(source);
        settings = Map.copyOf(settings);
    }

    /** As JSON objects: the sidecar's content, and part of COCO's {@code info}. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("program", "Roadmask " + version);
        json.put("source", source);
        json.put("sourceSha256", sourceSha256);
        json.put("model", model);
        json.put("modelSha256", modelSha256);
        json.put("settings", new TreeMap<>(settings));
        json.put("timeBase", timeBase);
        json.put("width", width);
        json.put("height", height);
        return json;
    }
}
