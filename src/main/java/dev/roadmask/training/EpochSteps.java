package dev.roadmask.training;

import dev.roadmask.dataset.Batch;
import dev.roadmask.dataset.BatchLoader;
import dev.roadmask.dataset.DatasetException;

/** The steps of one epoch and what they add up to. */
final class EpochSteps {
    private final Learner learner;
    private final Schedule schedule;
    private final TrainingState before;
    private final TrainingListener listener;
    private final Stopwatch clock = new Stopwatch();
    private double lossSum;
    private long intersection;
    private long union;
    private double learningRate;
    private int taken;

    EpochSteps(Learner learner, Schedule schedule, TrainingState before, TrainingListener listener) {
        this.learner = learner;
        this.schedule = schedule;
        this.before = before;
        this.listener = listener;
    }

    /** Learns from every batch, or from those that fit into the time of the run, at least one. */
    void takeAll(BatchLoader loader) throws TrainingException, DatasetException, InterruptedException {
        for (Batch batch = clock.waited(loader::next); batch != null; batch = clock.waited(loader::next)) {
            if (taken > 0 && schedule.timeIsUp(elapsedSeconds())) {
                return;
            }
            take(batch, loader.batches());
            loader.giveBack(batch);
        }
    }

    private void take(Batch batch, int batches) throws TrainingException {
        double epochs = before.epochs() + (double) taken / batches;
        learningRate = schedule.learningRate(schedule.progress(epochs, elapsedSeconds()));
        Learner.Step step = learner.step(batch, learningRate, before.step() + ++taken);
        requireFinite(step.loss(), batch);
        lossSum += step.loss();
        intersection += step.intersection();
        union += step.union();
        listener.onStep(before.epochs() + 1, taken, batches, step.loss());
    }

    private double elapsedSeconds() {
        return before.elapsedSeconds() + clock.seconds();
    }

    private void requireFinite(double loss, Batch batch) throws TrainingException {
        if (!Double.isFinite(loss)) {
            String kept = before.epochs() == 0
                    ? "there is no checkpoint yet"
                    : "%s is good, after epoch %d".formatted(Trainer.LAST, before.epochs());
            throw new TrainingException(
                    TrainingException.Kind.RUN,
                    "training stopped: the loss is no number at epoch %d, step %d (%s); %s. A lower learning rate may help."
                            .formatted(before.epochs() + 1, taken, String.join(", ", batch.names()), kept));
        }
    }

    /** Running since this object was made. */
    Stopwatch clock() {
        return clock;
    }

    int taken() {
        return taken;
    }

    double meanLoss() {
        return lossSum / Math.max(1, taken);
    }

    /** Of the hard masks over all batches; NaN where nothing was there or found. */
    double iou() {
        return union == 0 ? Double.NaN : (double) intersection / union;
    }

    /** Of the last step. */
    double learningRate() {
        return learningRate;
    }
}
