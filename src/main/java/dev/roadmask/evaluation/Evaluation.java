package dev.roadmask.evaluation;

import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.Example;
import dev.roadmask.dataset.LabelledPicture;
import dev.roadmask.mask.Overlap;
import dev.roadmask.mask.ProbabilityUpsampler;
import dev.roadmask.model.ModelException;
import dev.roadmask.video.VideoException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Scores one way of segmenting on a labelled set, without knowing which it is. */
public final class Evaluation {
    private final Segmenter segmenter;
    private final double threshold;
    private final Stopwatch stopwatch = new Stopwatch();
    private final RegionScores regions = new RegionScores();
    private final List<EvaluationReport.PictureScore> pictures = new ArrayList<>();
    private Overlap sum = Overlap.NONE;
    private double coverageSum;

    private Evaluation(Segmenter segmenter, double threshold) {
        this.segmenter = segmenter;
        this.threshold = threshold;
    }

    /**
     * Segments all pictures of a set.
     *
     * @param segmenter borrowed
     * @param threshold of the hard mask, in [0, 1]
     * @param progress told the number of pictures done
     */
    public static EvaluationReport run(Dataset dataset, Segmenter segmenter, double threshold, IntConsumer progress)
            throws DatasetException, VideoException, ModelException {
        Evaluation evaluation = new Evaluation(segmenter, threshold);
        int done = 0;
        for (LabelledPicture picture : dataset.pictures()) {
            evaluation.add(picture, dataset);
            progress.accept(++done);
        }
        return evaluation.report(dataset);
    }

    private void add(LabelledPicture picture, Dataset dataset) throws DatasetException, VideoException, ModelException {
        try (Example example = picture.read()) {
            segmenter.load(picture, example);
            ProbabilityMap map = stopwatch.time(segmenter);
            ProbabilityUpsampler upsampler =
                    new ProbabilityUpsampler(map.width(), map.height(), example.width(), example.height());
            byte[] truth = example.truth(dataset.labels());
            regions.add(map.values(), upsampler, threshold, truth);
            Overlap overlap = Overlap.count(map.values(), upsampler, threshold, truth);
            sum = sum.plus(overlap);
            coverageSum += VehicleShare.of(truth);
            pictures.add(new EvaluationReport.PictureScore(picture, overlap));
        }
    }

    /** Over the pictures where something was there or found. */
    private double meanIou() {
        return pictures.stream()
                .map(EvaluationReport.PictureScore::overlap)
                .filter(overlap -> !overlap.isEmpty())
                .mapToDouble(Overlap::iou)
                .average()
                .orElse(Double.NaN);
    }

    private EvaluationReport report(Dataset dataset) {
        return new EvaluationReport(
                dataset.pictures().size(),
                sum,
                meanIou(),
                coverageSum / dataset.pictures().size(),
                regions.sums(),
                threshold,
                segmenter.method(),
                segmenter.model(),
                stopwatch.cost(),
                "%s (%s)".formatted(dataset.name(), dataset.folder()),
                List.copyOf(pictures));
    }
}
