package dev.roadmask.training;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The table of a run, one line an epoch, written anew from the state so that a resumed run has no line twice. */
final class Metrics {
    private static final String HEADER =
            "epoch,loss,training_iou,validation_loss,validation_iou,learning_rate,seconds,wait_seconds";

    private Metrics() {}

    static List<String> lines(TrainingState state) {
        return Stream.concat(Stream.of(HEADER), state.history().stream().map(Metrics::line))
                .toList();
    }

    private static String line(TrainingState.Epoch epoch) {
        return String.format(
                Locale.ROOT,
                "%d,%.6f,%s,%s,%s,%.3e,%.2f,%.2f",
                epoch.epoch(),
                epoch.loss(),
                orEmpty(epoch.trainingIou()),
                orEmpty(epoch.validationLoss()),
                orEmpty(epoch.validationIou()),
                epoch.learningRate(),
                epoch.seconds(),
                epoch.waitSeconds());
    }

    private static String orEmpty(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.5f", value);
    }
}
