package dev.roadmask.cli;

import dev.roadmask.diagnosis.Check;
import dev.roadmask.diagnosis.Verification;
import dev.roadmask.diagnosis.VerificationReport;
import dev.roadmask.mask.MaskRule;
import dev.roadmask.model.SegmentationModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code roadmask verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Proves that only pixels under the masks changed: frames, times, copied streams, tags, pixels outside.",
            "The masks are computed again: give the model, threshold and options of masks that segment was given."
                    + " Exit code 5 if anything else differs."
        })
final class VerifyCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Parameters(index = "0", paramLabel = "ORIGINAL", description = "The video that was read.")
    private Path original;

    @Parameters(index = "1", paramLabel = "PROCESSED", description = "The video that segment wrote.")
    private Path processed;

    @Mixin
    private ModelOptions modelOptions;

    @Mixin
    private MaskOptions maskOptions;

    @Option(
            names = "--masks",
            paramLabel = "DIR",
            description = "Take the masks from here instead: a gray PNG a frame, in the order of names.")
    private Optional<Path> masks = Optional.empty();

    @Mixin
    private StreamOption stream;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the checks as JSON.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--overwrite", description = "Replace an existing FILE.")
    private boolean overwrite;

    @Override
    public Integer call() throws Exception {
        Reports.requireWritable(json, overwrite);
        VerificationReport report = compare();
        if (!main.quiet) {
            print(report);
        }
        if (json.isPresent()) {
            Reports.write(json.get(), json(report));
        }
        return report.passed() ? ExitCode.DONE : ExitCode.DIFFERENT;
    }

    private VerificationReport compare() throws Exception {
        try (CountBar bar = new CountBar("comparing", -1, main.quiet)) {
            if (masks.isPresent()) {
                return Verification.run(original, processed, masks.get(), stream.readerOptions(), bar::stepTo);
            }
            try (SegmentationModel model =
                    modelOptions.open(Runtime.getRuntime().availableProcessors())) {
                MaskRule rule = maskOptions.rule(modelOptions.threshold(model));
                return Verification.run(original, processed, model, rule, stream.readerOptions(), bar::stepTo);
            }
        }
    }

    private static void print(VerificationReport report) {
        int width = report.checks().stream()
                .mapToInt(check -> check.name().length())
                .max()
                .orElse(1);
        for (Check check : report.checks()) {
            System.out.printf(
                    "%s  %-" + width + "s  %s%n", check.passed() ? "ok  " : "FAIL", check.name(), check.detail());
        }
        System.out.printf(
                "%s: %s%n",
                report.processed(),
                report.passed()
                        ? "only pixels under the masks differ from " + report.original()
                        : "differs from %s beyond the masks".formatted(report.original()));
    }

    private static Map<String, Object> json(VerificationReport report) {
        List<Map<String, Object>> checks = report.checks().stream()
                .map(check -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("name", check.name());
                    one.put("passed", check.passed());
                    one.put("detail", check.detail());
                    return one;
                })
                .toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("original", report.original());
        json.put("processed", report.processed());
        json.put("passed", report.passed());
        json.put("frames", report.frames());
        json.put("psnrDb", Reports.finite(report.psnrDb()));
        json.put("greatestDifference", report.greatestDifference());
        json.put("checks", checks);
        return json;
    }
}
