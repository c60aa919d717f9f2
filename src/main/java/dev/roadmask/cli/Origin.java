package dev.roadmask.cli;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.Shape;
import dev.roadmask.model.ModelCard;
import dev.roadmask.output.Provenance;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tells what outputs are made of, in the words of their sidecar. */
final class Origin {
    private Origin() {}

    /** Reads the inputs of a job, for their hashes. */
    static Provenance of(SegmentJob job, VideoDescription video) throws VideoException {
        SegmentSettings settings = job.settings();
        List<Path> inputs = job.inputs();
        ModelCard model = settings.model().card();
        return new Provenance(
                Main.VERSION,
                inputs.stream().map(file -> file.getFileName().toString()).toList(),
                hashes(inputs),
                model.file().getFileName().toString(),
                model.sha256(),
                facts(settings),
                video.timeBase().toString(),
                video.shownWidth(),
                video.shownHeight());
    }

    private static String hashes(List<Path> inputs) throws VideoException {
        StringBuilder hashes = new StringBuilder();
        for (Path input : inputs) {
            try {
                hashes.append(hashes.isEmpty() ? "" : " ").append(Fingerprint.ofAll(input));
            } catch (IOException failure) {
                throw new VideoException(
                        VideoException.Kind.INPUT, "cannot read " + input + ": " + failure.getMessage(), failure);
            }
        }
        return hashes.toString();
    }

    private static Map<String, Object> facts(SegmentSettings settings) {
        MaskRule rule = settings.rule();
        Map<String, Object> facts = new TreeMap<>();
        facts.put("threshold", rule.threshold());
        facts.put("steady", rule.steadiness().name().toLowerCase(Locale.ROOT));
        facts.put("smallestRegion", rule.smallestRegion().toString());
        facts.put("roi", texts(rule.zones().roi()));
        facts.put("ignore", texts(rule.zones().ignore()));
        facts.put("device", settings.model().provider());
        settings.reader().stream().ifPresent(stream -> facts.put("stream", stream));
        return facts;
    }

    private static List<String> texts(List<Shape> shapes) {
        return shapes.stream().map(Shape::toString).toList();
    }
}
