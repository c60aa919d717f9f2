package dev.roadmask.training;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The table of a run, one line an epoch, written anew from the state so that a resumed run has no line twice. */
final class Metrics {
    private static final String HEADER = "epoch,loss,validation_iou,learning_rate,seconds,wait_seconds";

    private Metrics() {}

    static List<String> lines(TrainingState state) {
        return Stream.concat(Stream.of(HEADER), state.history().stream().map(Metrics::line))
                .toList();
    }

    private static String line(TrainingState.Epoch epoch) {
        String iou = Double.isNaN(epoch.validationIou()) ? "" : "%.5f".formatted(epoch.validationIou());
        return String.format(
                Locale.ROOT,
                "%d,%.6f,%s,%.3e,%.2f,%.2f",
                epoch.epoch(),
                epoch.loss(),
                iou,
                epoch.learningRate(),
                epoch.seconds(),
                epoch.waitSeconds());
    }
}
