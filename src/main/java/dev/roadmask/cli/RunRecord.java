package dev.roadmask.cli;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.PaintStyle;
import dev.roadmask.mask.Zones;
import dev.roadmask.video.EncoderOptions;
import dev.roadmask.video.VideoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run was asked to do, in a JSON file beside its part for as long as that is there. With it, {@code --resume} knows
 * that it goes on with the same thing.
 *
 * @param facts what has to be the same, by a name that tells people what changed
 */
record RunRecord(Map<String, String> facts) {
    private static final TypeReference<TreeMap<String, String>> FACTS = new TypeReference<>() {};

    RunRecord {
        facts = Map.copyOf(facts);
    }

    /** Of a job that is about to begin: reads the inputs. */
    static RunRecord of(List<Path> inputs, SegmentSettings settings) throws VideoException {
        MaskRule rule = settings.rule();
        PaintStyle style = settings.style();
        EncoderOptions encoder = settings.encoder();
        Map<String, String> facts = new TreeMap<>();
        facts.put("version", Main.VERSION);
        facts.put("input", fingerprint(inputs));
        facts.put("model", settings.model().card().sha256());
        facts.put("threshold", String.valueOf(rule.threshold()));
        facts.put("steady", rule.steadiness().name());
        facts.put("smallestRegion", rule.smallestRegion().toString());
        facts.put("zones", zones(rule.zones()));
        facts.put("style", style.look().name());
        facts.put("color", String.format("%06x", style.rgb()));
        facts.put("opacity", String.valueOf(style.opacity()));
        facts.put("outline", String.valueOf(style.outline()));
        facts.put("encoder", encoder.encoder());
        encoder.bitrate().ifPresent(bits -> facts.put("bitrate", String.valueOf(bits)));
        encoder.quality().ifPresent(quality -> facts.put("quality", String.valueOf(quality.level())));
        settings.reader().stream().ifPresent(stream -> facts.put("stream", String.valueOf(stream)));
        return new RunRecord(facts);
    }

    private static String zones(Zones zones) {
        return "roi %s, ignore %s".formatted(zones.roi(), zones.ignore());
    }

    private static String fingerprint(List<Path> inputs) throws VideoException {
        try {
            return Fingerprint.of(inputs);
        } catch (IOException failure) {
            throw new VideoException(
                    VideoException.Kind.INPUT, "cannot read " + inputs.get(0) + ": " + failure.getMessage(), failure);
        }
    }

    /** Where the record of an output's run lies. */
    static Path fileFor(Path output) {
        return output.resolveSibling(output.getFileName() + ".part.json");
    }

    /** Writes it beside the part that is going to grow. */
    void write(Path output) throws IOException {
        Reports.write(fileFor(output), new TreeMap<>(facts));
    }

    /**
     * Refuses to go on with what was begun as something else.
     *
     * @throws UsageException naming what differs, or that nothing is known of the part
     */
    void requireSame(Path output) throws UsageException {
        Path file = fileFor(output);
        Map<String, String> before;
        try {
            before = JsonMapper.shared().readValue(Files.readAllBytes(file), FACTS);
        } catch (IOException | JacksonException unreadable) {
            throw new UsageException(("cannot go on with %s.part: %s, which tells what it was made of, cannot be read."
                            + " Add --overwrite to begin again")
                    .formatted(output, file));
        }
        Set<String> names = new TreeSet<>(facts.keySet());
        names.addAll(before.keySet());
        names.removeIf(name -> Objects.equals(facts.get(name), before.get(name)));
        if (!names.isEmpty()) {
            throw new UsageException(
                    "cannot go on with %s.part: changed since it was begun: %s. Change it back, or begin"
                                    .formatted(output, String.join(", ", names))
                            + " again without --resume and with --overwrite");
        }
    }
}
