package dev.roadmask.training;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The table of a run, one line an epoch, written anew from the state so that a resumed run has no line twice. */
final class Metrics {
    private Metrics() {}

    static void write(Path file, TrainingState state) throws IOException {
        try (CsvWriter table =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            table.writeRecord(
                    "epoch",
                    "loss",
                    "training_iou",
                    "validation_loss",
                    "validation_iou",
                    "learning_rate",
                    "seconds",
                    "wait_seconds");
            state.history().forEach(epoch -> write(table, epoch));
        }
    }

    private static void write(CsvWriter table, TrainingState.Epoch epoch) {
        table.writeRecord(
                Integer.toString(epoch.epoch()),
                figure("%.6f", epoch.loss()),
                figure("%.5f", epoch.trainingIou()),
                figure("%.6f", epoch.validationLoss()),
                figure("%.5f", epoch.validationIou()),
                figure("%.3e", epoch.learningRate()),
                figure("%.2f", epoch.seconds()),
                figure("%.2f", epoch.waitSeconds()));
    }

    private static String figure(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }
}
