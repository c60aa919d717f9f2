package dev.roadmask.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a run stands after its last whole epoch; together with the weights and the optimizer all that a resumed run
 * needs.
 *
 * @param options the run's
 * @param step steps taken
 * @param elapsedSeconds spent on training so far, over all resumed parts
 * @param history one entry an epoch
 */
public record TrainingState(TrainingOptions options, long step, double elapsedSeconds, List<Epoch> history) {
    /**
     * One epoch.
     *
     * @param epoch from 1
     * @param loss mean over its steps
     * @param validationIou data set IoU of the averaged weights on the validation set; NaN without one
     * @param learningRate of its last step
     * @param seconds it took, validation included
     * @param waitSeconds of these, spent waiting for pictures
     */
    public record Epoch(
            int epoch, double loss, double validationIou, double learningRate, double seconds, double waitSeconds) {}

    /** Copies the list. */
    public TrainingState {
        history = List.copyOf(history);
    }

    static TrainingState begin(TrainingOptions options) {
        return new TrainingState(options, 0, 0, List.of());
    }

    /** The state one epoch later. */
    TrainingState after(Epoch epoch, long steps) {
        List<Epoch> longer = new ArrayList<>(history);
        longer.add(epoch);
        return new TrainingState(options, steps, elapsedSeconds + epoch.seconds, longer);
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
