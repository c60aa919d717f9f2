package dev.roadmask.training;

import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.Example;
import dev.roadmask.dataset.LabelledPicture;
import dev.roadmask.mask.Overlap;
import dev.roadmask.mask.ProbabilityUpsampler;
import dev.roadmask.model.InputSize;
import java.nio.ByteBuffer;

/** Scores the averaged network on a set: hard threshold, at the labels' own resolution, ignored pixels left out. */
final class Validation {
    static final double THRESHOLD = 0.5;

    private final Dataset dataset;
    private final TrainingOptions options;

    Validation(Dataset dataset, TrainingOptions options) {
        this.dataset = dataset;
        this.options = options;
    }

    /** Sum of the overlaps of all pictures; its IoU is the data set IoU. */
    Overlap score(Learner learner) throws DatasetException {
        Overlap sum = Overlap.NONE;
        for (LabelledPicture picture : dataset.pictures()) {
            sum = sum.plus(overlap(picture, learner));
        }
        return sum;
    }

    private Overlap overlap(LabelledPicture picture, Learner learner) throws DatasetException {
        try (Example example = picture.read()) {
            InputSize size = InputSize.forPicture(example.width(), example.height(), options.pixelBudget());
            ByteBuffer scaled = example.scaledTo(size.width(), size.height());
            ByteBuffer probability = learner.probabilities(scaled, size.width(), size.height());
            int stride = options.shape().stride();
            ProbabilityUpsampler upsampler = new ProbabilityUpsampler(
                    size.width() / stride, size.height() / stride, example.width(), example.height());
            return Overlap.count(probability, upsampler, THRESHOLD, example.truth(dataset.labels()));
        }
    }
}
