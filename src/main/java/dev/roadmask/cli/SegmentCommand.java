package dev.roadmask.cli;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.pipeline.Parallelism;
import dev.roadmask.pipeline.RunReport;
import dev.roadmask.video.OutputContainer;
import dev.roadmask.video.VideoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code roadmask segment}. */
@Command(
        name = "segment",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes videos with their cars painted.",
            "Frames, timestamps, audio, rotation and colours stay what they were.",
            "Of several INPUTs or a folder, each becomes a file of its own, in the order of recording; those that are"
                    + " there already are skipped, and one that fails does not stop the others."
        })
final class SegmentCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description =
                    "Video files, folders with videos in and below them, or quoted patterns such as 'card/*.mp4'.")
    private List<String> inputs;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "mp4, m4v, mov or mkv (default: INPUT's name with -masked, in this folder).")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            description = "Where the outputs go, in folders as the inputs are.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--join",
            description = "Make one FILE of all INPUTs: clips of one recording, each of which becomes a chapter.")
    private boolean join;

    @Mixin
    private ModelOptions modelOptions;

    @Mixin
    private PaintOptions paintOptions;

    @Mixin
    private VideoOptions videoOptions;

    @Mixin
    private StreamOption stream;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what was done and what it cost as JSON.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--resume",
            description = "Go on with the FILE.part of a run that was cut short, by whatever it was.")
    private boolean resume;

    @Option(names = "--overwrite", description = "Replace existing files.")
    private boolean overwrite;

    @Override
    public Integer call() throws Exception {
        requireSense();
        requireReport();
        if (join) {
            return segment(joined(), output.orElseThrow());
        }
        return lone() ? segment(List.of(Path.of(inputs.get(0))), loneOutput()) : segmentAll();
    }

    /** A batch or a run that goes on replaces the report of the call before, and nothing else unasked. */
    private void requireReport() throws UsageException {
        if (report.isPresent() && InputFiles.isVideo(report.get())) {
            throw new UsageException("--report writes JSON, and %s is a video's name".formatted(report.get()));
        }
        boolean again = (resume || !join && !lone()) && report.isPresent() && Reports.isReport(report.get());
        Reports.requireWritable(report, overwrite || again);
    }

    private Path loneOutput() {
        return output.orElseGet(() -> OutputNames.of(Path.of(inputs.get(0))));
    }

    private boolean lone() {
        return inputs.size() == 1 && InputFiles.isFile(inputs.get(0)) && folder.isEmpty();
    }

    private void requireSense() throws UsageException {
        if (output.isPresent() && folder.isPresent()) {
            throw new UsageException("-o names one file and -d a folder: give one of them");
        }
        if (output.isPresent() && OutputContainer.of(output.get()).isEmpty()) {
            throw new UsageException(
                    "%s is an unknown kind of video file. Name it .mp4, .m4v, .mov or .mkv".formatted(output.get()));
        }
        if (folder.isPresent() && Files.exists(folder.get()) && !Files.isDirectory(folder.get())) {
            throw new UsageException("-d %s is a file: name a folder".formatted(folder.get()));
        }
        if (join && output.isEmpty()) {
            throw new UsageException("--join makes one file: name it with -o FILE");
        }
        if (output.isPresent() && !join && !lone()) {
            throw new UsageException("-o names one file, for one INPUT that is a file: use -d DIR, or --join them");
        }
    }

    /** The clips to be joined, in the order of recording; an output of an earlier call is none of them. */
    private List<Path> joined() throws VideoException {
        InputFiles.Found found = find();
        Path made = InputFiles.realPath(output.orElseThrow());
        List<Path> clips = found.files().stream()
                .filter(file ->
                        found.files().size() == 1 || !InputFiles.realPath(file).equals(made))
                .toList();
        return ClipOrder.sorted(clips);
    }

    private InputFiles.Found find() throws VideoException {
        InputFiles.Found found = InputFiles.find(inputs, folder);
        found.warnings().forEach(warning -> System.err.println("roadmask: " + warning));
        return found;
    }

    private int segment(List<Path> clips, Path file) throws Exception {
        Path made = InputFiles.realPath(file);
        if (clips.stream().anyMatch(clip -> InputFiles.realPath(clip).equals(made))) {
            throw new UsageException("%s would replace its own source. Choose another name".formatted(file));
        }
        if (resume && !overwrite && Files.exists(file) && Files.notExists(Path.of(file + ".part"))) {
            say("%s is finished already".formatted(file));
            return ExitCode.DONE;
        }
        Parallelism parallelism = parallelism();
        try (SegmentationModel model = modelOptions.open(parallelism.intraOpThreads());
                Interruption interruption = Interruption.watch();
                SegmentConsole console = new SegmentConsole(main)) {
            RunReport done = new SegmentJob(clips, file, settings(model, parallelism)).run(interruption, console);
            console.close();
            write(done);
            return end(done, file);
        }
    }

    private int segmentAll() throws Exception {
        InputFiles.Found found = find();
        InputFiles.Found sorted = found.withFiles(ClipOrder.sorted(found.files()));
        List<OutputNames.Pair> pairs = OutputNames.of(sorted, folder);
        Parallelism parallelism = parallelism();
        try (SegmentationModel model = modelOptions.open(parallelism.intraOpThreads());
                Interruption interruption = Interruption.watch()) {
            SegmentSettings settings = settings(model, parallelism);
            videoOptions.requireEncoder();
            Path outputs = InputFiles.absolute(folder.orElse(Path.of("")));
            BatchOutcome outcome = new SegmentBatch(pairs, outputs, settings, main).run(interruption);
            write(outcome.json());
            return end(outcome);
        }
    }

    private static Parallelism parallelism() {
        return Parallelism.forCores(Runtime.getRuntime().availableProcessors());
    }

    private SegmentSettings settings(SegmentationModel model, Parallelism parallelism) throws UsageException {
        return new SegmentSettings(
                model,
                parallelism,
                MaskRule.withThreshold(modelOptions.threshold(model)),
                paintOptions.style(),
                stream.readerOptions().withStrict(videoOptions.strict()),
                videoOptions.encoderOptions(overwrite),
                resume);
    }

    private void write(Object content) throws IOException {
        if (report.isPresent()) {
            Reports.write(report.get(), content);
        }
    }

    private int end(BatchOutcome outcome) {
        if (!main.quiet) {
            new BatchTable(outcome).lines().forEach(System.out::println);
        }
        int left = outcome.count(BatchOutcome.Status.LEFT) + outcome.count(BatchOutcome.Status.INTERRUPTED);
        if (outcome.interrupted()) {
            System.err.printf(
                    "roadmask: interrupted; %d of %d files left. The same command with --resume goes on%n",
                    left, outcome.files().size());
        }
        return outcome.exitCode();
    }

    private void say(String line) {
        if (!main.quiet) {
            System.out.println(line);
        }
    }

    private int end(RunReport done, Path file) {
        if (done.interrupted() && Files.notExists(Path.of(file + ".part"))) {
            System.err.println("roadmask: interrupted before the first frame was written");
            return ExitCode.INTERRUPTED;
        }
        if (done.interrupted()) {
            System.err.printf(
                    "roadmask: interrupted; the first %d frames are in %s.part. The same command with --resume goes on%n",
                    done.frames().encoded(), file);
            return ExitCode.INTERRUPTED;
        }
        say(summary(done));
        return ExitCode.DONE;
    }

    private static String summary(RunReport done) {
        RunReport.Frames frames = done.frames();
        return String.format(
                Locale.ROOT,
                "%s: %d frames%s in %.1f s, %.2f x real time (%.1f fps); %s, %s; cars in %.0f %% of frames%s",
                done.output().orElse("-"),
                frames.encoded(),
                frames.kept() == 0 ? "" : ", the first %d kept,".formatted(frames.kept()),
                done.seconds(),
                done.realtime(),
                done.fps(),
                done.device().provider(),
                done.encoder().orElse("no encoder"),
                100 * frames.shareWithCars(),
                frames.damaged() == 0 ? "" : "; %d damaged".formatted(frames.damaged()));
    }
}
