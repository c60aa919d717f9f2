package dev.roadmask.cli;

import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.DatasetOptions;
import dev.roadmask.dataset.TrainingData;
import dev.roadmask.dataset.TrainingMix;
import dev.roadmask.report.TrainedRun;
import dev.roadmask.report.TrainingReport;
import dev.roadmask.training.Checkpoint;
import dev.roadmask.training.ConfigText;
import dev.roadmask.training.CpuFeatures;
import dev.roadmask.training.Trainer;
import dev.roadmask.training.TrainingConfig;
import dev.roadmask.training.TrainingConfig.Precision;
import dev.roadmask.training.TrainingException;
import dev.roadmask.training.TrainingOptions;
import dev.roadmask.training.TrainingState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code roadmask train}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains the network on data set folders: images/ and masks/; CrowdAI's or Autti's boxes as unpacked; or train/"
                    + " and val/ of these. A folder of boxes alone is split by time.",
            "Validates on the first one that has a validation part. Leaves config.yaml, split.csv, metrics.csv, last.pt,"
                    + " best.pt and report.html in the output folder."
        },
        footerHeading = "%nPresets:%n",
        footer = {
            "  realtime          ours: stride-2 stem, many augmentations, averaging",
            "  seed-control      the article's control: plain U-Net, soft IoU loss",
            "  seed-v1           control + batch norm, dropout, translation, mirroring",
            "  seed-v2           v1 + dropout 0.4, L1, rotation, brightness, contrast",
            "  seed-control-bce  the control with binary cross entropy",
            "  seed-v2-bce       v2 with binary cross entropy",
            "  seed-deep         v1 with 64 to 1024 channels on larger pictures"
        })
final class TrainCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Parameters(paramLabel = "DATASET", arity = "0..*", description = "Data set folders.")
    private List<Path> datasets = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder of the run.")
    private Path folder;

    @Option(names = "--resume", description = "Go on after the last whole epoch of the run in DIR.")
    private boolean resume;

    @Option(names = "--start-from", paramLabel = "CHECKPOINT", description = "Begin with the weights of another run.")
    private Optional<Path> startFrom = Optional.empty();

    @Mixin
    private ConfigOptions configOptions;

    @Option(
            names = "--pictures",
            paramLabel = "N",
            split = ",",
            description = "Pictures of each data set in an epoch, drawn anew each time (default: all).")
    private List<Integer> pictures = List.of();

    @Mixin
    private DataOptions dataOptions;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Keep decoded, shrunk pictures there; validation is then scored at their size.")
    private Optional<Path> cache = Optional.empty();

    @Override
    public Integer call() throws Exception {
        TrainingConfig config = configOptions.config();
        if (configOptions.print) {
            System.out.print(ConfigText.write(config));
            return ExitCode.DONE;
        }
        if (folder == null) {
            throw new UsageException("train needs a folder for the run: -o DIR");
        }
        if (resume) {
            resume();
        } else {
            begin(config);
        }
        return ExitCode.DONE;
    }

    private void begin(TrainingConfig config) throws Exception {
        if (datasets.isEmpty()) {
            throw new UsageException("train needs at least one data set folder (or --resume)");
        }
        if (Files.exists(folder.resolve(Trainer.LAST))) {
            throw new UsageException("%s already holds a run: add --resume to go on with it, or choose another folder"
                    .formatted(folder));
        }
        DatasetOptions reading = dataOptions.options();
        Path decoded = cache.map(TrainCommand::absolute).orElse(null);
        TrainingData data = new RunData(datasets, pictures, reading, decoded, main.quiet).open(config);
        TrainingOptions options = options(data, config, reading, decoded);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.yaml"), ConfigText.write(config));
        data.writeSplits(folder);
        run(data, trainer -> trainer.begin(options, startFrom));
    }

    private void resume() throws Exception {
        if (!datasets.isEmpty()) {
            throw new UsageException("--resume goes on with the data sets and options of the run; don't name others");
        }
        TrainingOptions options =
                Checkpoint.readState(folder.resolve(Trainer.LAST)).options();
        List<Path> folders = options.datasets().stream().map(Path::of).toList();
        Path decoded = options.cache() == null ? null : Path.of(options.cache());
        TrainingData data = new RunData(folders, options.picturesPerEpoch(), options.reading(), decoded, main.quiet)
                .open(options.config());
        if (!RunData.hashes(data).equals(options.splits())) {
            throw new DatasetException("cannot go on with %s: its data has changed since it began; %s lists what it was"
                    .formatted(folder, folder.resolve("split.csv")));
        }
        run(data, Trainer::resume);
    }

    @FunctionalInterface
    private interface Run {
        TrainingState of(Trainer trainer) throws TrainingException, DatasetException, InterruptedException;
    }

    private void run(TrainingData data, Run run) throws Exception {
        try (TrainingProgress progress = new TrainingProgress(main.quiet)) {
            progress.describe(data);
            Trainer trainer = new Trainer(data.mix(), data.validation(), folder, progress);
            progress.end(run.of(trainer), folder);
        }
        report(data);
    }

    private void report(TrainingData data) throws Exception {
        try (EachBar bar = new EachBar(main.quiet)) {
            int total = data.validation().map(set -> set.pictures().size()).orElse(0);
            TrainingReport.write(TrainedRun.open(folder), data.validation(), done -> bar.step("scoring", done, total));
        }
    }

    private TrainingOptions options(TrainingData data, TrainingConfig config, DatasetOptions reading, Path decoded) {
        boolean bf16 =
                config.precision() == Precision.AUTO ? CpuFeatures.hasBf16() : config.precision() == Precision.BF16;
        return new TrainingOptions(
                config,
                data.auxiliaryClasses(),
                bf16,
                datasets.stream().map(path -> absolute(path).toString()).toList(),
                data.mix().sources().stream()
                        .map(TrainingMix.Source::picturesPerEpoch)
                        .toList(),
                reading,
                decoded == null ? null : decoded.toString(),
                RunData.hashes(data));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
