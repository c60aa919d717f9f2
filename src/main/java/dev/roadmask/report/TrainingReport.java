package dev.roadmask.report;

import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.evaluation.EvaluationReport;
import dev.roadmask.evaluation.ObjectSize;
import dev.roadmask.export.ExportException;
import dev.roadmask.model.ModelException;
import dev.roadmask.training.ConfigText;
import dev.roadmask.training.TrainingException;
import dev.roadmask.training.TrainingState;
import dev.roadmask.training.TrainingState.Epoch;
import dev.roadmask.video.VideoException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;

/** {@value #FILE} of a run: curves, scores by object size, pictures, timing, configuration. */
public final class TrainingReport {
    /** The page's name in the run's folder. */
    public static final String FILE = "report.html";

    private final TrainedRun run;
    private final TrainingState state;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private TrainingReport(TrainedRun run) {
        this.run = run;
        this.state = run.state();
    }

    /**
     * Scores the best checkpoint and writes the page.
     *
     * @param validation the set it is scored on; without it the page has only what training left
     * @param progress told the number of pictures scored
     */
    public static void write(TrainedRun run, Optional<Dataset> validation, IntConsumer progress)
            throws TrainingException, DatasetException, ModelException, ExportException, VideoException, IOException {
        TrainingReport report = new TrainingReport(run);
        report.describe();
        if (validation.isPresent()) {
            report.score(validation.get(), progress);
        } else {
            report.figures(List.of());
            report.charts(Double.NaN);
        }
        Page.write(run.folder().resolve(FILE), Page.render("report.html", report.values));
    }

    private void describe() {
        values.put("name", run.name());
        values.put(
                "summary",
                "%d epochs in %s on %s"
                        .formatted(state.epochs(), Figures.time(state.elapsedSeconds()), String.join(", ", names())));
        values.put("note", state.startedFrom() == null ? false : "Began with the weights of: " + state.startedFrom());
        values.put("config", ConfigText.write(state.options().config()));
        values.put("epochCount", state.epochs());
        values.put("epochs", state.history().stream().map(this::row).toList());
        values.put("sizes", false);
        values.put("sheets", List.of());
        values.put("hasSheets", false);
    }

    private List<String> names() {
        return state.options().datasets().stream()
                .map(folder -> Path.of(folder).getFileName().toString())
                .toList();
    }

    private Map<String, Object> row(Epoch epoch) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("epoch", epoch.epoch());
        row.put("best", epoch.epoch() == state.best().epoch());
        row.put("loss", Figures.exact(epoch.loss()));
        row.put("validationLoss", Figures.exact(epoch.validationLoss()));
        row.put("trainingIou", Figures.exact(epoch.trainingIou()));
        row.put("validationIou", Figures.exact(epoch.validationIou()));
        row.put("rate", String.format(Locale.ROOT, "%.2e", epoch.learningRate()));
        row.put("seconds", Figures.oneDigit(epoch.seconds()));
        row.put("wait", Figures.oneDigit(epoch.waitSeconds()));
        return row;
    }

    private void score(Dataset validation, IntConsumer progress)
            throws TrainingException, DatasetException, ModelException, ExportException, VideoException {
        try (ScoredRun scored = ScoredRun.open(run, validation)) {
            EvaluationReport evaluation = scored.evaluate(progress);
            List<Map<String, Object>> sheets = new PredictionSheet(scored, evaluation).groups();
            values.put("sheets", sheets);
            values.put("hasSheets", !sheets.isEmpty());
            values.put("sizes", Map.of("rows", sizes(evaluation)));
            figures(scores(scored, evaluation));
            charts(evaluation.baseline());
        }
    }

    private static List<Map<String, Object>> scores(ScoredRun scored, EvaluationReport evaluation)
            throws DatasetException {
        return List.of(
                figure(
                        Figures.ratio(evaluation.overlap().iou()),
                        "data set IoU, %d pictures".formatted(evaluation.images())),
                figure(Figures.ratio(evaluation.meanImageIou()), "mean picture IoU"),
                figure(Figures.ratio(evaluation.baseline()), "baseline: mean share of vehicles"),
                figure(Figures.ratio(evaluation.overlap().precision()), "precision"),
                figure(Figures.ratio(evaluation.overlap().recall()), "recall"),
                figure(Figures.millions(scored.cost().parameters()), "parameters"),
                figure(Figures.giga(scored.cost().flop()), "GFLOP a picture"),
                figure(Figures.oneDigit(evaluation.cost().cpuMs()) + " ms", "CPU a picture, ONNX Runtime"));
    }

    private void figures(List<Map<String, Object>> scores) {
        List<Map<String, Object>> figures = new ArrayList<>(scores);
        figures.add(figure(Integer.toString(state.best().epoch()), "best epoch"));
        figures.add(figure(Figures.oneDigit(run.secondsAnEpoch()) + " s", "an epoch (median)"));
        figures.add(figure(Figures.percent(run.waitShare()), "of it waiting for pictures"));
        values.put("figures", figures);
    }

    private static Map<String, Object> figure(String value, String label) {
        return Map.of("value", value, "label", label);
    }

    private static List<Map<String, Object>> sizes(EvaluationReport evaluation) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ObjectSize size : ObjectSize.values()) {
            EvaluationReport.Regions regions = evaluation.bySize().get(size);
            rows.add(Map.of(
                    "size", size.inWords(),
                    "regions", regions.regions(),
                    "iou", Figures.ratio(regions.iou()),
                    "recall", Figures.ratio(regions.recall())));
        }
        return rows;
    }

    private void charts(double baseline) {
        Chart loss = Chart.of(
                "Loss: " + state.options().config().objective().loss(),
                false,
                List.of(
                        Chart.curve("training", 0, all(Epoch::loss)),
                        Chart.curve("validation", 1, all(Epoch::validationLoss))));
        List<Chart.Series> curves = new ArrayList<>(List.of(
                Chart.curve("training", 0, all(Epoch::trainingIou)),
                Chart.curve("validation", 1, all(Epoch::validationIou))));
        if (Double.isFinite(baseline)) {
            curves.add(Chart.level("baseline", 9, baseline, state.epochs()));
        }
        values.put(
                "charts",
                List.of(loss.json(), Chart.of("IoU of hard masks", true, curves).json()));
    }

    private double[] all(ToDoubleFunction<Epoch> figure) {
        return state.history().stream().mapToDouble(figure).toArray();
    }
}
