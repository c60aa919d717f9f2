package dev.roadmask.report;

import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.DatasetSplits;
import dev.roadmask.dataset.IndexProgress;
import dev.roadmask.training.Checkpoint;
import dev.roadmask.training.Trainer;
import dev.roadmask.training.TrainingException;
import dev.roadmask.training.TrainingOptions;
import dev.roadmask.training.TrainingState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run that a trainer left.
 *
 * @param name the folder's
 * @param folder of the run
 * @param state after its last epoch
 */
public record TrainedRun(String name, Path folder, TrainingState state) {
    /** Reads what the last checkpoint says. */
    public static TrainedRun open(Path folder) throws TrainingException {
        TrainingState state = Checkpoint.readState(folder.resolve(Trainer.LAST));
        return new TrainedRun(folder.toAbsolutePath().normalize().getFileName().toString(), folder, state);
    }

    /** The checkpoint that is scored. */
    public Path best() {
        return folder.resolve(Trainer.BEST);
    }

    /** The set it validated on, as its files are now; empty if it had none. */
    public Optional<Dataset> validation() throws DatasetException {
        TrainingOptions options = state.options();
        for (String folder : options.datasets()) {
            DatasetSplits splits = DatasetSplits.open(Path.of(folder), options.reading(), IndexProgress.SILENT);
            if (splits.validation().isPresent()) {
                return splits.validation();
            }
        }
        return Optional.empty();
    }

    /** Seconds of its median epoch. */
    public double secondsAnEpoch() {
        List<Double> seconds = state.history().stream()
                .map(TrainingState.Epoch::seconds)
                .sorted()
                .toList();
        return seconds.get(seconds.size() / 2);
    }

    /** Share of its time that it waited for pictures. */
    public double waitShare() {
        double seconds = 0;
        double waited = 0;
        for (TrainingState.Epoch epoch : state.history()) {
            seconds += epoch.seconds();
            waited += epoch.waitSeconds();
        }
        return waited / seconds;
    }
}
