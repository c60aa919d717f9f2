package dev.roadmask.cli;

import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.DatasetSplits;
import dev.roadmask.dataset.LabelledPicture;
import dev.roadmask.export.ExportReport;
import dev.roadmask.export.ModelExport;
import dev.roadmask.training.Checkpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code roadmask export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes the model file of a training checkpoint and checks it against libtorch.")
final class ExportCommand implements Callable<Integer> {
    private static final int PARITY_PICTURES = 16;

    @ParentCommand
    private Main main;

    @Parameters(paramLabel = "CHECKPOINT", description = "best.pt of a training run.")
    private Path checkpoint;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The model file to write.")
    private Path file;

    @Option(
            names = "--check",
            paramLabel = "DATASET",
            description = "Pictures for the comparison (default: the run's validation set, else random noise).")
    private Optional<Path> dataset = Optional.empty();

    @Option(
            names = "--threshold",
            paramLabel = "P",
            description = "A pixel is car from this probability on (${DEFAULT-VALUE}).")
    private double threshold = 0.5;

    @Option(names = "--overwrite", description = "Replace an existing FILE.")
    private boolean overwrite;

    @Override
    public Integer call() throws Exception {
        if (Files.exists(file) && !overwrite) {
            throw new UsageException("%s exists: add --overwrite to replace it".formatted(file));
        }
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new UsageException("--threshold must lie in [0, 1]: " + threshold);
        }
        List<LabelledPicture> pictures = pictures();
        ExportReport report = ModelExport.export(checkpoint, file, threshold, pictures);
        if (!main.quiet) {
            System.out.printf(
                    "%s: %.1f MB; ONNX Runtime and libtorch differ by at most %.4f in probability over %d %s%n",
                    file,
                    report.bytes() / 1e6,
                    report.parity().greatestDifference(),
                    report.parity().pictures(),
                    pictures.isEmpty() ? "pictures of noise" : "pictures");
        }
        return ExitCode.DONE;
    }

    private List<LabelledPicture> pictures() throws Exception {
        List<String> trainedOn = Checkpoint.readState(checkpoint).options().datasets();
        List<Path> candidates = dataset.map(List::of).orElseGet(() -> trainedOn.stream()
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList());
        for (Path candidate : candidates) {
            List<LabelledPicture> all = pictures(candidate);
            if (!all.isEmpty()) {
                return spread(all);
            }
        }
        return List.of();
    }

    private List<LabelledPicture> pictures(Path folder) throws DatasetException {
        DatasetSplits splits = DatasetSplits.open(folder);
        Optional<Dataset> set = dataset.isPresent()
                ? splits.validation().or(() -> Optional.of(splits.training()))
                : splits.validation();
        return set.map(Dataset::pictures).orElse(List.of());
    }

    private static List<LabelledPicture> spread(List<LabelledPicture> all) {
        int step = Math.max(1, all.size() / PARITY_PICTURES);
        return IntStream.iterate(0, i -> i < all.size(), i -> i + step)
                .mapToObj(all::get)
                .limit(PARITY_PICTURES)
                .toList();
    }
}
