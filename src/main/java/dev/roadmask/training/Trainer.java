package dev.roadmask.training;

import dev.roadmask.dataset.BatchLoader;
import dev.roadmask.dataset.BatchPlan;
import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.TrainingMix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;

/**
 * Runs the epochs of one training and leaves its folder: {@value #LAST} after every epoch, {@value #BEST} after every
 * one that beats those before, {@value #METRICS}. Killed at any moment it loses the epoch under way.
 */
public final class Trainer {
    /** Checkpoint of the last whole epoch. */
    public static final String LAST = "last.pt";
    /** Checkpoint of the epoch with the highest validation IoU. */
    public static final String BEST = "best.pt";
    /** One line an epoch. */
    public static final String METRICS = "metrics.csv";

    private final TrainingMix mix;
    private final Optional<Dataset> validation;
    private final Path folder;
    private final TrainingListener listener;

    /**
     * Prepares a run.
     *
     * @param mix what is learnt from
     * @param validation what is scored after each epoch; without it the last epoch counts as the best
     * @param folder exists and takes what the run leaves
     */
    public Trainer(TrainingMix mix, Optional<Dataset> validation, Path folder, TrainingListener listener) {
        this.mix = mix;
        this.validation = validation;
        this.folder = folder;
        this.listener = listener;
    }

    /** Trains from random weights, or from those of another run's checkpoint of the same shape. */
    public TrainingState begin(TrainingOptions options, Optional<Path> weights)
            throws TrainingException, DatasetException, InterruptedException {
        try (PointerScope scope = new PointerScope()) {
            Learner learner = new Learner(options);
            String startedFrom = null;
            if (weights.isPresent()) {
                Checkpoint.readWeights(weights.get(), learner);
                startedFrom = Checkpoint.readState(weights.get()).inWords();
            }
            return run(learner, TrainingState.begin(options, startedFrom));
        }
    }

    /** Goes on after the last whole epoch of the folder's run. */
    public TrainingState resume() throws TrainingException, DatasetException, InterruptedException {
        TrainingState state = Checkpoint.readState(folder.resolve(LAST));
        try (PointerScope scope = new PointerScope()) {
            Learner learner = new Learner(state.options());
            Checkpoint.read(folder.resolve(LAST), learner);
            return run(learner, state);
        }
    }

    private TrainingState run(Learner learner, TrainingState begin)
            throws TrainingException, DatasetException, InterruptedException {
        Schedule schedule = new Schedule(begin.options().config());
        TrainingState state = begin;
        while (!schedule.isOver(state)) {
            state = epoch(learner, schedule, state);
            keep(learner, state);
            double done = schedule.progress(state.epochs(), state.elapsedSeconds());
            listener.onEpoch(state, state.elapsedSeconds() * (1 - done) / done);
        }
        return state;
    }

    private TrainingState epoch(Learner learner, Schedule schedule, TrainingState state)
            throws TrainingException, DatasetException, InterruptedException {
        EpochSteps steps = new EpochSteps(learner, schedule, state, listener);
        Stopwatch clock = steps.clock();
        try (BatchLoader loader =
                new BatchLoader(mix, state.epochs(), batches(state.options().config()))) {
            steps.takeAll(loader);
        }
        Validation.Score score =
                validation.isPresent() ? Validation.score(validation.get(), learner) : Validation.Score.NONE;
        return state.after(
                new TrainingState.Epoch(
                        state.epochs() + 1,
                        steps.meanLoss(),
                        steps.iou(),
                        score.loss(),
                        score.iou(),
                        steps.learningRate(),
                        clock.seconds(),
                        clock.waitSeconds()),
                state.step() + steps.taken());
    }

    private static BatchPlan batches(TrainingConfig config) {
        return new BatchPlan(
                config.optimizer().batchSize(),
                config.input().width(),
                config.input().height(),
                config.augmentation(),
                config.objective().leastObject());
    }

    private void keep(Learner learner, TrainingState state) throws TrainingException {
        Path last = folder.resolve(LAST);
        Checkpoint.write(last, state, learner);
        try {
            if (state.best().epoch() == state.epochs()) {
                Path unfinished = folder.resolve(BEST + ".part");
                Files.copy(last, unfinished, StandardCopyOption.REPLACE_EXISTING);
                Files.move(unfinished, folder.resolve(BEST), StandardCopyOption.ATOMIC_MOVE);
            }
            Metrics.write(folder.resolve(METRICS), state);
        } catch (IOException | UncheckedIOException e) {
            throw new TrainingException(
                    TrainingException.Kind.RUN, "cannot write to %s: %s".formatted(folder, e.getMessage()), e);
        }
    }
}
