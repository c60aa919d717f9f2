package dev.roadmask.report;

import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.Example;
import dev.roadmask.dataset.LabelledPicture;
import dev.roadmask.evaluation.Evaluation;
import dev.roadmask.evaluation.EvaluationReport;
import dev.roadmask.evaluation.ModelSegmenter;
import dev.roadmask.evaluation.ProbabilityMap;
import dev.roadmask.export.ExportException;
import dev.roadmask.export.ModelExport;
import dev.roadmask.mask.ProbabilityUpsampler;
import dev.roadmask.mask.Threshold;
import dev.roadmask.model.Device;
import dev.roadmask.model.InputSize;
import dev.roadmask.model.ModelException;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.training.TrainingException;
import dev.roadmask.training.UNetCost;
import dev.roadmask.video.VideoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A run's best checkpoint as the model file that it exports to, opened and scored on the run's validation set. Owns the
 * model and its temporary file.
 */
final class ScoredRun implements AutoCloseable {
    static final double THRESHOLD = 0.5;
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final TrainedRun run;
    private final Dataset dataset;
    private final Path file;
    private final SegmentationModel model;
    private final ModelSegmenter segmenter;
    private EvaluationReport evaluation;

    private ScoredRun(TrainedRun run, Dataset dataset, Path file, SegmentationModel model) {
        this.run = run;
        this.dataset = dataset;
        this.file = file;
        this.model = model;
        this.segmenter = new ModelSegmenter(model);
    }

    /** Exports and opens; nothing is scored yet. */
    static ScoredRun open(TrainedRun run, Dataset dataset)
            throws TrainingException, DatasetException, ModelException, ExportException {
        Path file = temporaryFile();
        try {
            List<LabelledPicture> one = dataset.pictures().subList(0, 1);
            ModelExport.export(run.best(), file, THRESHOLD, one);
            return new ScoredRun(run, dataset, file, SegmentationModel.open(file, Device.CPU, THREADS));
        } catch (TrainingException | DatasetException | ModelException | ExportException e) {
            file.toFile().delete();
            throw e;
        }
    }

    private static Path temporaryFile() throws ExportException {
        try {
            Path file = Files.createTempFile("roadmask-", ".onnx");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new ExportException("cannot write a temporary file: " + e.getMessage(), e);
        }
    }

    TrainedRun run() {
        return run;
    }

    /** Scores the whole set. */
    EvaluationReport evaluate(IntConsumer progress) throws DatasetException, VideoException, ModelException {
        evaluation = Evaluation.run(dataset, segmenter, THRESHOLD, progress);
        return evaluation;
    }

    /** Weights, and operations for a picture like the set's first. */
    UNetCost cost() throws DatasetException {
        try (Example example = dataset.pictures().get(0).read()) {
            InputSize size = model.card().inputSize(example.width(), example.height());
            return UNetCost.of(run.state().options().config().network(), size.width(), size.height());
        }
    }

    /** The hard mask that the model gives a picture: (height, width), 1 inside, at the picture's own size. */
    byte[] mask(LabelledPicture picture, Example example) throws VideoException, ModelException {
        segmenter.load(picture, example);
        ProbabilityMap map = segmenter.segment();
        ProbabilityUpsampler upsampler =
                new ProbabilityUpsampler(map.width(), map.height(), example.width(), example.height());
        int limit = Threshold.asByteValue(THRESHOLD);
        byte[] mask = new byte[example.width() * example.height()];
        byte[] row = new byte[example.width()];
        for (int y = 0; y < example.height(); y++) {
            upsampler.row(map.values(), y, row);
            for (int x = 0; x < row.length; x++) {
                mask[y * row.length + x] = (byte) ((row[x] & 0xFF) >= limit ? 1 : 0);
            }
        }
        return mask;
    }

    /** The model with a picture loaded, for who times it. */
    ModelSegmenter loaded(LabelledPicture picture) throws DatasetException, VideoException, ModelException {
        try (Example example = picture.read()) {
            segmenter.load(picture, example);
        }
        return segmenter;
    }

    Dataset dataset() {
        return dataset;
    }

    @Override
    public void close() {
        segmenter.close();
        model.close();
        file.toFile().delete();
    }
}
