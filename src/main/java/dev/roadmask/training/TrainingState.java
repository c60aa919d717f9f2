package dev.roadmask.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a run stands after its last whole epoch; together with the weights and the optimizer all that a resumed run
 * needs.
 *
 * @param options the run's
 * @param startedFrom the run whose weights this one began with, in words; null for random weights
 * @param step steps taken
 * @param elapsedSeconds spent on training so far, over all resumed parts
 * @param history one entry an epoch
 */
public record TrainingState(
        TrainingOptions options, String startedFrom, long step, double elapsedSeconds, List<Epoch> history) {
    /**
     * One epoch.
     *
     * @param epoch from 1
     * @param loss mean over its steps, penalties left out
     * @param trainingIou IoU summed over its batches as they were learnt from: augmented, with dropout
     * @param validationLoss mean over the validation pictures, penalties left out; NaN without any
     * @param validationIou data set IoU of the averaged weights on the validation set; NaN without one
     * @param learningRate of its last step
     * @param seconds it took, validation included
     * @param waitSeconds of these, spent waiting for pictures
     */
    public record Epoch(
            int epoch,
            double loss,
            double trainingIou,
            double validationLoss,
            double validationIou,
            double learningRate,
            double seconds,
            double waitSeconds) {}

    /** Copies the list. */
    public TrainingState {
        history = List.copyOf(history);
    }

    static TrainingState begin(TrainingOptions options, String startedFrom) {
        return new TrainingState(options, startedFrom, 0, 0, List.of());
    }

    /** One line about this run for the files of those that begin with its weights. */
    String inWords() {
        List<String> names = options.datasets().stream()
                .map(folder -> Path.of(folder).getFileName().toString())
                .toList();
        String before = startedFrom == null ? "" : ", after " + startedFrom;
        return "%d epochs on %s, seed %d%s"
                .formatted(epochs(), String.join(" + ", names), options.config().seed(), before);
    }

    /** The state one epoch later. */
    TrainingState after(Epoch epoch, long steps) {
        List<Epoch> longer = new ArrayList<>(history);
        longer.add(epoch);
        return new TrainingState(options, startedFrom, steps, elapsedSeconds + epoch.seconds, longer);
    }

    /** Epochs done. */
    @JsonIgnore
    public int epochs() {
        return history.size();
    }

    /** The epoch whose weights are kept as the best: highest validation IoU, or the last without validation. */
    @JsonIgnore
    public Epoch best() {
        Epoch best = history.get(0);
        for (Epoch epoch : history) {
            boolean unscored = Double.isNaN(epoch.validationIou);
            best = unscored || epoch.validationIou > best.validationIou ? epoch : best;
        }
        return best;
    }
}
