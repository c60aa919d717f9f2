package dev.roadmask.evaluation;

import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.Example;
import dev.roadmask.dataset.LabelledPicture;
import dev.roadmask.mask.Overlap;
import dev.roadmask.mask.ProbabilityUpsampler;
import dev.roadmask.model.InferenceTensors;
import dev.roadmask.model.ModelException;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.video.VideoException;
import java.util.function.IntConsumer;

/** Scores a model on a labelled set. */
public final class Evaluation {
    private final SegmentationModel model;
    private final double threshold;
    private final RegionRecall regions = new RegionRecall();
    private Overlap sum = Overlap.NONE;
    private double iouSum;
    private int scored;

    private Evaluation(SegmentationModel model, double threshold) {
        this.model = model;
        this.threshold = threshold;
    }

    /**
     * Runs the model over all pictures of a set.
     *
     * @param model borrowed
     * @param threshold of the hard mask, in [0, 1]
     * @param progress told the number of pictures done
     */
    public static EvaluationReport run(Dataset dataset, SegmentationModel model, double threshold, IntConsumer progress)
            throws DatasetException, VideoException, ModelException {
        Evaluation evaluation = new Evaluation(model, threshold);
        int done = 0;
        try (StillSegmenter segmenter = new StillSegmenter(model)) {
            for (LabelledPicture picture : dataset.pictures()) {
                evaluation.add(segmenter, picture, dataset);
                progress.accept(++done);
            }
        }
        return evaluation.report(dataset);
    }

    private void add(StillSegmenter segmenter, LabelledPicture picture, Dataset dataset)
            throws DatasetException, VideoException, ModelException {
        InferenceTensors tensors = segmenter.segment(picture.picture());
        try (Example example = picture.read()) {
            ProbabilityUpsampler upsampler = new ProbabilityUpsampler(
                    tensors.outputWidth(), tensors.outputHeight(), example.width(), example.height());
            byte[] truth = example.truth(dataset.labels());
            Overlap overlap = Overlap.count(tensors.probability(), upsampler, threshold, truth);
            regions.add(tensors.probability(), upsampler, threshold, truth);
            sum = sum.plus(overlap);
            if (!overlap.isEmpty()) {
                iouSum += overlap.iou();
                scored++;
            }
        }
    }

    private EvaluationReport report(Dataset dataset) {
        return new EvaluationReport(
                dataset.pictures().size(),
                sum,
                scored == 0 ? Double.NaN : iouSum / scored,
                regions.sums(),
                threshold,
                "%s sha256:%s"
                        .formatted(
                                model.card().file().getFileName(), model.card().sha256()),
                "%s (%s)".formatted(dataset.name(), dataset.folder()));
    }
}
