package dev.roadmask.training;

import dev.roadmask.dataset.Augmentation;
import dev.roadmask.dataset.TrainingData;
import dev.roadmask.training.UNetShape.Upsampling;
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
        return options(data, epochs, 0.01);
    }

    static TrainingOptions options(TrainingData data, int epochs, double learningRate) {
        return options(
                data, epochs, learningRate, new UNetShape(4, 3, true, Upsampling.BILINEAR, data.auxiliaryClasses()));
    }

    /** With a shape of one's own; its auxiliary classes must be the data's. */
    public static TrainingOptions options(TrainingData data, int epochs, double learningRate, UNetShape shape) {
        return new TrainingOptions(
                shape,
                64,
                64,
                4,
                learningRate,
                0.01,
                0.9,
                0.5,
                epochs,
                0,
                0,
                1,
                false,
                64 * 64,
                new Augmentation(0.9, 1.5, 0.1, 3, true, 0.1, 0.1, 0.05, 0.1, 0.1),
                data.mix().sources().stream()
                        .map(source -> source.dataset().folder().toString())
                        .toList(),
                List.copyOf(data.mix().sources().stream()
                        .map(source -> source.picturesPerEpoch())
                        .toList()));
    }
}
