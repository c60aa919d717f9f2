package dev.roadmask.cli;

import dev.roadmask.dataset.Augmentation;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.TrainingData;
import dev.roadmask.dataset.TrainingMix;
import dev.roadmask.training.Checkpoint;
import dev.roadmask.training.CpuFeatures;
import dev.roadmask.training.Trainer;
import dev.roadmask.training.TrainingException;
import dev.roadmask.training.TrainingOptions;
import dev.roadmask.training.TrainingState;
import dev.roadmask.training.UNetShape;
import dev.roadmask.training.UNetShape.Upsampling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code roadmask train}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains the network on data set folders: images/ and masks/, or train/ and val/ of these.",
            "Validates on val/ of the first one. Leaves last.pt, best.pt and metrics.csv in the output folder."
        })
final class TrainCommand implements Callable<Integer> {
    private static final double WEIGHT_DECAY = 0.01;
    private static final double AVERAGE_DECAY = 0.998;
    private static final double AUXILIARY_WEIGHT = 0.5;
    private static final int DEFAULT_EPOCHS = 60;

    @ParentCommand
    private Main main;

    @Parameters(paramLabel = "DATASET", arity = "0..*", description = "Data set folders.")
    private List<Path> datasets = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Folder of the run.")
    private Path folder;

    @Option(names = "--resume", description = "Go on after the last whole epoch of the run in DIR.")
    private boolean resume;

    @Option(names = "--start-from", paramLabel = "CHECKPOINT", description = "Begin with the weights of another run.")
    private Optional<Path> startFrom = Optional.empty();

    @Option(names = "--epochs", description = "Epochs of the schedule (60, if --minutes isn't given).")
    private int epochs;

    @Option(names = "--minutes", description = "Minutes of the schedule, resumed parts added.")
    private double minutes;

    @Option(
            names = "--patience",
            description = "End after so many epochs without a better IoU; 0: never (${DEFAULT-VALUE}).")
    private int patience = 30;

    @Option(
            names = "--pictures",
            paramLabel = "N",
            split = ",",
            description = "Pictures of each data set in an epoch, drawn anew each time (default: all).")
    private List<Integer> pictures = List.of();

    @Option(names = "--base", description = "Channels of the first level (${DEFAULT-VALUE}).")
    private int baseWidth = 32;

    @Option(names = "--levels", description = "Resolutions (${DEFAULT-VALUE}).")
    private int levels = 5;

    @Option(
            names = "--stem",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Stride-2 stem (on).")
    private boolean stem;

    @Option(names = "--up", paramLabel = "bilinear|transposed", description = "The way up (bilinear).")
    private Upsampling upsampling = Upsampling.BILINEAR;

    @Option(names = "--size", paramLabel = "WxH", description = "Size of a training picture (${DEFAULT-VALUE}).")
    private String size = "384x288";

    @Option(
            names = "--pixels",
            description = "Pixel budget of the input at inference (${DEFAULT-VALUE}: 448x256 for 16:9).")
    private int pixelBudget = 114_688;

    @Option(names = "--batch", description = "Pictures in a step (${DEFAULT-VALUE}).")
    private int batchSize = 8;

    @Option(names = "--learning-rate", description = "Highest of the cosine schedule (${DEFAULT-VALUE}).")
    private double learningRate = 1.5e-3;

    @Option(names = "--seed", description = "Of weights, order and augmentation (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--precision",
            paramLabel = "auto|bf16|fp32",
            description = "Of the forward pass (auto: bf16 where the CPU has it).")
    private Precision precision = Precision.AUTO;

    enum Precision {
        AUTO,
        BF16,
        FP32
    }

    @Override
    public Integer call() throws Exception {
        if (resume) {
            return resume();
        }
        if (datasets.isEmpty()) {
            throw new UsageException("train needs at least one data set folder (or --resume)");
        }
        if (Files.exists(folder.resolve(Trainer.LAST))) {
            throw new UsageException("%s already holds a run: add --resume to go on with it, or choose another folder"
                    .formatted(folder));
        }
        TrainingData data = TrainingData.open(datasets, pictures, seed);
        TrainingOptions options = options(data);
        Files.createDirectories(folder);
        run(data, trainer -> trainer.begin(options, startFrom));
        return ExitCode.DONE;
    }

    private int resume() throws Exception {
        if (!datasets.isEmpty()) {
            throw new UsageException("--resume goes on with the data sets and options of the run; don't name others");
        }
        TrainingOptions options =
                Checkpoint.readState(folder.resolve(Trainer.LAST)).options();
        List<Path> folders = options.datasets().stream().map(Path::of).toList();
        run(TrainingData.open(folders, options.picturesPerEpoch(), options.seed()), Trainer::resume);
        return ExitCode.DONE;
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
    }

    private TrainingOptions options(TrainingData data) throws UsageException {
        PixelSize pixels = PixelSize.parse(size);
        boolean unlimited = epochs == 0 && minutes == 0;
        return new TrainingOptions(
                new UNetShape(baseWidth, levels, stem, upsampling, data.auxiliaryClasses()),
                pixels.width(),
                pixels.height(),
                batchSize,
                learningRate,
                WEIGHT_DECAY,
                AVERAGE_DECAY,
                AUXILIARY_WEIGHT,
                unlimited ? DEFAULT_EPOCHS : epochs,
                minutes,
                patience,
                seed,
                precision == Precision.AUTO ? CpuFeatures.hasBf16() : precision == Precision.BF16,
                pixelBudget,
                Augmentation.STANDARD,
                datasets.stream()
                        .map(path -> path.toAbsolutePath().normalize().toString())
                        .toList(),
                data.mix().sources().stream()
                        .map(TrainingMix.Source::picturesPerEpoch)
                        .toList());
    }
}
