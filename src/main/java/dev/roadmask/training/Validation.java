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

    /**
     * What a set gave.
     *
     * @param loss mean over the pictures, NaN without any
     * @param iou of the sums over all pictures: data set IoU, NaN without any
     */
    record Score(double loss, double iou) {
        static final Score NONE = new Score(Double.NaN, Double.NaN);
    }

    private final Dataset dataset;
    private final Learner learner;
    private Overlap sum = Overlap.NONE;
    private double lossSum;

    private Validation(Dataset dataset, Learner learner) {
        this.dataset = dataset;
        this.learner = learner;
    }

    static Score score(Dataset dataset, Learner learner) throws DatasetException {
        Validation validation = new Validation(dataset, learner);
        for (LabelledPicture picture : dataset.pictures()) {
            validation.add(picture);
        }
        return new Score(validation.lossSum / dataset.pictures().size(), validation.sum.iou());
    }

    private void add(LabelledPicture picture) throws DatasetException {
        TrainingConfig config = learner.options().config();
        try (Example example = picture.read()) {
            InputSize size = InputSize.forPicture(
                    example.width(), example.height(), config.input().pixels());
            ByteBuffer scaled = example.scaledTo(size.width(), size.height());
            ByteBuffer truth = example.truthScaledTo(size.width(), size.height(), dataset.labels());
            Learner.Answer answer = learner.answer(scaled, truth, size.width(), size.height());
            int stride = config.network().stride();
            ProbabilityUpsampler upsampler = new ProbabilityUpsampler(
                    size.width() / stride, size.height() / stride, example.width(), example.height());
            sum = sum.plus(Overlap.count(answer.probability(), upsampler, THRESHOLD, example.truth(dataset.labels())));
            lossSum += answer.loss();
        }
    }
}
