package dev.roadmask.cli;

import dev.roadmask.model.Device;
import dev.roadmask.model.ModelException;
import dev.roadmask.model.SegmentationModel;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which model runs where; shared by all commands that run one. */
final class ModelOptions {
    /** Set by the launcher: the project's own folder. */
    private static final String HOME_PROPERTY = "roadmask.home";

    @Option(names = "--model", paramLabel = "FILE", description = "Model file (default: the one that comes along).")
    private Path file;

    @Option(names = "--device", paramLabel = "auto|cpu|cuda", description = "Where the network runs (auto).")
    private Device device;

    @Option(
            names = "--threshold",
            paramLabel = "P",
            description = "A pixel is car from this probability on (default: the model's).")
    private Double threshold;

    Path file() {
        return file != null ? file : shipped();
    }

    /** Opens the model; the caller closes it. */
    SegmentationModel open(int intraOpThreads) throws ModelException {
        return SegmentationModel.open(file(), device == null ? Device.AUTO : device, intraOpThreads);
    }

    double threshold(SegmentationModel model) throws UsageException {
        if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
            throw new UsageException("--threshold must lie in [0, 1]: " + threshold);
        }
        return threshold != null ? threshold : model.card().threshold();
    }

    /** Refuses the options where no model runs. */
    void requireNone(String method) throws UsageException {
        String given =
                file != null ? "--model" : device != null ? "--device" : threshold != null ? "--threshold" : null;
        if (given != null) {
            throw new UsageException("%s is for the network, not for --method %s".formatted(given, method));
        }
    }

    private static Path shipped() {
        Path relative = Path.of("models", "roadmask.onnx");
        String home = System.getProperty(HOME_PROPERTY);
        return home == null ? relative : Path.of(home).resolve(relative);
    }
}
