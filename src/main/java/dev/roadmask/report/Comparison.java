package dev.roadmask.report;

import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.LabelledPicture;
import dev.roadmask.evaluation.EvaluationReport;
import dev.roadmask.evaluation.ModelSegmenter;
import dev.roadmask.evaluation.Stopwatch;
import dev.roadmask.export.ExportException;
import dev.roadmask.model.ModelException;
import dev.roadmask.training.TrainingException;
import dev.roadmask.training.TrainingState;
import dev.roadmask.training.TrainingState.Epoch;
import dev.roadmask.training.UNetCost;
import dev.roadmask.video.VideoException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Training runs side by side, each scored on its own validation set.
 *
 * @param rows one a run, in the order given
 */
public record Comparison(List<Row> rows) {
    /** Headings of {@link Row#cells}, after the run's name. */
    public static final List<String> COLUMNS = List.of(
            "IoU",
            "picture IoU",
            "Dice",
            "precision",
            "recall",
            "best epoch",
            "parameters",
            "GFLOP",
            "s an epoch",
            "CPU ms a frame");

    private static final int TIMED_ROUNDS = 8;

    /**
     * One run.
     *
     * @param run what it left
     * @param scores on its validation set
     * @param cost of its network at that set's size
     * @param cpuMs CPU time of the exported model on one picture, in milliseconds; taken in turn with the others
     */
    public record Row(TrainedRun run, EvaluationReport scores, UNetCost cost, double cpuMs) {
        /** In the order of {@link #COLUMNS}. */
        public List<String> cells() {
            TrainingState state = run.state();
            return List.of(
                    Figures.ratio(scores.overlap().iou()),
                    Figures.ratio(scores.meanImageIou()),
                    Figures.ratio(scores.overlap().dice()),
                    Figures.ratio(scores.overlap().precision()),
                    Figures.ratio(scores.overlap().recall()),
                    "%d of %d".formatted(state.best().epoch(), state.epochs()),
                    Figures.millions(cost.parameters()),
                    Figures.giga(cost.flop()),
                    Figures.oneDigit(run.secondsAnEpoch()),
                    Figures.oneDigit(cpuMs));
        }
    }

    /** Copies the list. */
    public Comparison {
        rows = List.copyOf(rows);
    }

    /** Told which run is being scored. */
    public interface Progress {
        /** So many of its pictures are done. */
        void onPictures(TrainedRun run, int done, int total);
    }

    /** Scores the best checkpoint of each run, then times all of them in turn, so that noise meets all alike. */
    public static Comparison of(List<TrainedRun> runs, Progress progress)
            throws TrainingException, DatasetException, ModelException, ExportException, VideoException {
        List<ScoredRun> scored = new ArrayList<>();
        try {
            List<EvaluationReport> scores = new ArrayList<>();
            for (TrainedRun run : runs) {
                ScoredRun one = ScoredRun.open(run, validation(run));
                scored.add(one);
                int total = one.dataset().pictures().size();
                scores.add(one.evaluate(done -> progress.onPictures(run, done, total)));
            }
            List<Stopwatch> clocks = time(scored);
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                double cpuMs = clocks.get(i).cost().cpuMs();
                rows.add(new Row(runs.get(i), scores.get(i), scored.get(i).cost(), cpuMs));
            }
            return new Comparison(rows);
        } finally {
            scored.forEach(ScoredRun::close);
        }
    }

    private static Dataset validation(TrainedRun run) throws DatasetException {
        Optional<Dataset> validation = run.validation();
        return validation.orElseThrow(() -> new DatasetException(
                "cannot compare %s: it was trained without a validation set".formatted(run.folder())));
    }

    private static List<Stopwatch> time(List<ScoredRun> runs) throws DatasetException, VideoException, ModelException {
        List<Stopwatch> clocks = new ArrayList<>();
        List<ModelSegmenter> loaded = new ArrayList<>();
        for (ScoredRun run : runs) {
            LabelledPicture first = run.dataset().pictures().get(0);
            loaded.add(run.loaded(first));
            clocks.add(new Stopwatch());
        }
        for (int round = 0; round < TIMED_ROUNDS; round++) {
            for (int i = 0; i < runs.size(); i++) {
                clocks.get(i).time(loaded.get(i));
            }
        }
        return clocks;
    }

    /** Writes the page. */
    public void write(Path file) throws IOException {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            shown.add(Map.of("name", row.run.name(), "color", Chart.color(i), "cells", row.cells()));
        }
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.add(0, "run");
        Page.write(
                file,
                Page.render(
                        "comparison.html",
                        Map.of(
                                "title",
                                "%d training runs".formatted(rows.size()),
                                "summary",
                                summary(),
                                "columns",
                                columns,
                                "rows",
                                shown,
                                "how",
                                HOW,
                                "charts",
                                charts())));
    }

    private static final String HOW =
            "Scores are those of the best epoch's exported model at threshold 0.5 on the run's"
                    + " validation set, at the labels' own resolution. Seconds an epoch are the median of the training as it ran;"
                    + " CPU time is that of the exported model in ONNX Runtime on the first validation picture, all runs in turn.";

    private String summary() {
        List<String> sets = rows.stream()
                .map(row -> "%s, %d pictures".formatted(row.scores.dataset(), row.scores.images()))
                .distinct()
                .toList();
        return "Validated on " + String.join("; ", sets);
    }

    private List<String> charts() {
        return List.of(
                chart("Validation IoU", true, Epoch::validationIou),
                chart("Training IoU", true, Epoch::trainingIou),
                chart("Validation loss (comparable only between equal losses)", false, Epoch::validationLoss),
                chart("Training loss (comparable only between equal losses)", false, Epoch::loss));
    }

    private String chart(String title, boolean fromZero, ToDoubleFunction<Epoch> figure) {
        List<Chart.Series> curves = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            TrainedRun run = rows.get(i).run;
            curves.add(Chart.curve(
                    run.name(),
                    i,
                    run.state().history().stream().mapToDouble(figure).toArray()));
        }
        return Chart.of(title, fromZero, curves).json();
    }
}
