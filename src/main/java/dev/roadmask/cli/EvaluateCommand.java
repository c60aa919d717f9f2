package dev.roadmask.cli;

import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetSplits;
import dev.roadmask.evaluation.Evaluation;
import dev.roadmask.evaluation.EvaluationReport;
import dev.roadmask.evaluation.FlickerReport;
import dev.roadmask.evaluation.ModelSegmenter;
import dev.roadmask.evaluation.ObjectSize;
import dev.roadmask.evaluation.Segmenter;
import dev.roadmask.model.SegmentationModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code roadmask evaluate}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Scores a model, or a traditional rival of it, on labelled pictures: images/ and masks/, or val/ of a split"
                    + " data set.",
            "IoU is intersection over union of hard masks over the whole set, at the labels' own resolution."
        })
final class EvaluateCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Parameters(arity = "0..1", paramLabel = "DATASET", description = "Data set folder.")
    private Path folder;

    @Mixin
    private DataOptions dataOptions;

    @Mixin
    private FlickerOptions flickerOptions;

    @Mixin
    private MethodOptions methodOptions;

    @Mixin
    private ModelOptions modelOptions;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the scores as JSON.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--overwrite", description = "Replace an existing FILE.")
    private boolean overwrite;

    @Override
    public Integer call() throws Exception {
        flickerOptions.check(folder, methodOptions.isModel());
        methodOptions.check(modelOptions);
        Reports.requireWritable(json, overwrite);
        if (flickerOptions.isAsked()) {
            return measureFlicker();
        }
        DatasetSplits splits = dataOptions.open(folder, main.quiet);
        Dataset dataset = splits.validation().orElse(splits.training());
        EvaluationReport report = methodOptions.isModel() ? scoreModel(dataset) : scoreRival(splits, dataset);
        print(report);
        if (json.isPresent()) {
            Reports.write(json.get(), json(report));
        }
        return ExitCode.DONE;
    }

    private int measureFlicker() throws Exception {
        FlickerReport report = flickerOptions.measure(modelOptions, main.quiet);
        if (!main.quiet) {
            FlickerOptions.print(report);
        }
        if (json.isPresent()) {
            Reports.write(json.get(), FlickerOptions.json(report));
        }
        return ExitCode.DONE;
    }

    private EvaluationReport scoreModel(Dataset dataset) throws Exception {
        try (SegmentationModel model = modelOptions.open(Runtime.getRuntime().availableProcessors());
                Segmenter segmenter = new ModelSegmenter(model)) {
            return score(dataset, segmenter, modelOptions.threshold(model));
        }
    }

    private EvaluationReport scoreRival(DatasetSplits splits, Dataset dataset) throws Exception {
        try (Segmenter segmenter = methodOptions.rival(splits)) {
            return score(dataset, segmenter, segmenter.threshold());
        }
    }

    private EvaluationReport score(Dataset dataset, Segmenter segmenter, double threshold) throws Exception {
        try (CountBar bar = new CountBar("evaluating", dataset.pictures().size(), main.quiet)) {
            return Evaluation.run(dataset, segmenter, threshold, bar::stepTo);
        }
    }

    private void print(EvaluationReport report) {
        if (main.quiet) {
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d pictures, threshold %.2f%n"
                        + "%s: %s%n"
                        + "data set IoU %.4f   mean picture IoU %.4f   Dice %.4f   precision %.4f   recall %.4f%n",
                report.dataset(),
                report.images(),
                report.threshold(),
                report.method(),
                report.model(),
                report.overlap().iou(),
                report.meanImageIou(),
                report.overlap().dice(),
                report.overlap().precision(),
                report.overlap().recall());
        report.bySize()
                .forEach((size, regions) -> System.out.printf(
                        Locale.ROOT,
                        "%-6s regions %5d   IoU %.4f   recall %.4f%n",
                        size.name().toLowerCase(Locale.ROOT),
                        regions.regions(),
                        regions.iou(),
                        regions.recall()));
        System.out.printf(
                Locale.ROOT,
                "CPU %.1f ms a picture, %.1f ms by the clock, decoding left out%n",
                report.cost().cpuMs(),
                report.cost().elapsedMs());
    }

    private static Map<String, Object> json(EvaluationReport report) {
        Map<String, Object> bySize = new LinkedHashMap<>();
        for (ObjectSize size : ObjectSize.values()) {
            EvaluationReport.Regions regions = report.bySize().get(size);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("regions", regions.regions());
            one.put("iou", Reports.finite(regions.iou()));
            one.put("recall", Reports.finite(regions.recall()));
            bySize.put(size.name().toLowerCase(Locale.ROOT), one);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("images", report.images());
        json.put("datasetIou", report.overlap().iou());
        json.put("meanImageIou", Reports.finite(report.meanImageIou()));
        json.put("dice", report.overlap().dice());
        json.put("precision", report.overlap().precision());
        json.put("recall", report.overlap().recall());
        json.put("bySize", bySize);
        json.put("threshold", report.threshold());
        json.put("method", report.method());
        json.put("model", report.model());
        json.put("dataset", report.dataset());
        json.put("cpuMsPerPicture", Reports.finite(report.cost().cpuMs()));
        json.put("msPerPicture", Reports.finite(report.cost().elapsedMs()));
        return json;
    }
}
