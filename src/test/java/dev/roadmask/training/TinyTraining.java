package dev.roadmask.training;

import dev.roadmask.dataset.DatasetOptions;
import dev.roadmask.dataset.TrainingData;
import java.nio.file.Path;
import java.util.List;

/** A network and a schedule that learn red boxes in seconds. */
public final class TinyTraining {
    /** Hears nothing. */
    public static final TrainingListener SILENT = new TrainingListener() {
        @Override
        public void onStep(int epoch, int step, int steps, double loss) {}

        @Override
        public void onEpoch(TrainingState state, double secondsLeft) {}
    };

    private TinyTraining() {}

    /** The default of the tests. */
    public static TrainingOptions options(TrainingData data, int epochs) {
        return options(data, config(epochs));
    }

    /** With the folders that were opened, so that a report can open them again. */
    public static TrainingOptions options(TrainingData data, List<Path> folders, int epochs) {
        return options(data, folders, config(epochs));
    }

    /** A configuration of one's own on the tests' data. */
    public static TrainingOptions options(TrainingData data, TrainingConfig config) {
        List<Path> folders = data.mix().sources().stream()
                .map(source -> source.dataset().folder())
                .toList();
        return options(data, folders, config);
    }

    private static TrainingOptions options(TrainingData data, List<Path> folders, TrainingConfig config) {
        return new TrainingOptions(
                config,
                data.auxiliaryClasses(),
                false,
                folders.stream().map(Path::toString).toList(),
                data.mix().sources().stream()
                        .map(source -> source.picturesPerEpoch())
                        .toList(),
                DatasetOptions.DEFAULT,
                null,
                List.of());
    }

    /** Two dozen small batches of one epoch take about a second. */
    public static TrainingConfig config(int epochs) {
        return text(epochs).toConfig();
    }

    /** To change single keys of. */
    public static ConfigText text(int epochs) {
        return ConfigText.of(Preset.REALTIME)
                .with("network.baseWidth", "4")
                .with("network.levels", "3")
                .with("input.width", "64")
                .with("input.height", "64")
                .with("input.pixels", "4096")
                .with("optimizer.batchSize", "4")
                .with("optimizer.learningRate", "0.01")
                .with("optimizer.averageDecay", "0.9")
                .with("limits.epochs", Integer.toString(epochs))
                .with("limits.patience", "0")
                .with("augmentation.leastScale", "0.9")
                .with("augmentation.greatestScale", "1.5")
                .with("augmentation.brightness", "0.1")
                .with("augmentation.contrast", "0.1")
                .with("augmentation.saturation", "0.1")
                .with("augmentation.degradation", "0.1");
    }
}
