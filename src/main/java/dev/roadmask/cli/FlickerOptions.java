package dev.roadmask.cli;

import dev.roadmask.evaluation.FlickerReport;
import dev.roadmask.evaluation.FlickerRun;
import dev.roadmask.mask.Steadiness;
import dev.roadmask.model.SegmentationModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code evaluate --flicker}: how steady the masks of a clip are. */
final class FlickerOptions {
    @Option(
            names = "--flicker",
            paramLabel = "CLIP",
            description = "Measure instead how much the masks of a video flicker: the share of mask pixels that change"
                    + " from frame to frame without motion explaining it.")
    private Optional<Path> clip = Optional.empty();

    @Option(
            names = "--steady",
            paramLabel = "off|light|strong",
            description = "With --flicker: measure this steadiness alone (all three, side by side).")
    private Optional<Steadiness> steadiness = Optional.empty();

    boolean isAsked() {
        return clip.isPresent();
    }

    /** Refuses what doesn't go together, before any work is done. */
    void check(Path folder, boolean isModel) throws UsageException {
        if (isAsked() && folder != null) {
            throw new UsageException("--flicker CLIP stands in place of DATASET: give one of them");
        }
        if (!isAsked() && folder == null) {
            throw new UsageException("what is to be scored? Give a DATASET folder, or --flicker CLIP");
        }
        if (!isAsked() && steadiness.isPresent()) {
            throw new UsageException("--steady is for --flicker: the pictures of a data set have no order");
        }
        if (isAsked() && !isModel) {
            throw new UsageException("--flicker measures the network: leave --method out");
        }
    }

    private List<Steadiness> chosen() {
        return steadiness.map(List::of).orElseGet(() -> List.of(Steadiness.values()));
    }

    /** Goes through the clip. */
    FlickerReport measure(ModelOptions modelOptions, boolean quiet) throws Exception {
        try (SegmentationModel model = modelOptions.open(Runtime.getRuntime().availableProcessors());
                CountBar bar = new CountBar("measuring", -1, quiet)) {
            return FlickerRun.over(clip.orElseThrow(), model, modelOptions.threshold(model), chosen(), bar::stepTo);
        }
    }

    static void print(FlickerReport report) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d frames, %d pairs compared, %d cuts, threshold %.2f%nmodel: %s%n",
                report.clip(),
                report.frames(),
                report.pairs(),
                report.cuts(),
                report.threshold(),
                report.model());
        Optional<Double> off = Optional.ofNullable(report.flicker().get(Steadiness.OFF));
        report.flicker()
                .forEach((steadiness, flicker) -> System.out.printf(
                        Locale.ROOT,
                        "%-6s  flicker %.4f%s%n",
                        Words.word(steadiness),
                        flicker,
                        lessThan(off, steadiness, flicker)));
    }

    private static String lessThan(Optional<Double> off, Steadiness steadiness, double flicker) {
        return off.isEmpty() || off.get() == 0 || steadiness == Steadiness.OFF
                ? ""
                : String.format(Locale.ROOT, "   %+.1f %%", 100 * (flicker / off.get() - 1));
    }

    static Map<String, Object> json(FlickerReport report) {
        Map<String, Object> flicker = new LinkedHashMap<>();
        report.flicker().forEach((steadiness, value) -> flicker.put(Words.word(steadiness), value));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("clip", report.clip());
        json.put("frames", report.frames());
        json.put("pairs", report.pairs());
        json.put("cuts", report.cuts());
        json.put("width", report.width());
        json.put("height", report.height());
        json.put("flicker", flicker);
        json.put("threshold", report.threshold());
        json.put("model", report.model());
        return json;
    }
}
