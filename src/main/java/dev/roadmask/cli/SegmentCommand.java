package dev.roadmask.cli;

import dev.roadmask.model.SegmentationModel;
import dev.roadmask.pipeline.Parallelism;
import dev.roadmask.pipeline.Progress;
import dev.roadmask.pipeline.RunReport;
import dev.roadmask.video.ReaderOptions;
import dev.roadmask.video.VideoDescription;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
            "Writes the video with its cars painted.",
            "Frames, timestamps, audio, rotation and colours stay what they were."
        })
final class SegmentCommand implements Callable<Integer> {
    private static final Set<String> WRITTEN_CONTAINERS = Set.of("mp4", "m4v", "mov", "mkv");

    @ParentCommand
    private Main main;

    @Parameters(paramLabel = "INPUT", description = "Video file.")
    private Path input;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "mp4, m4v, mov or mkv (default: INPUT's name with -masked, in this folder).")
    private Optional<Path> output = Optional.empty();

    @Mixin
    private ModelOptions modelOptions;

    @Mixin
    private PaintOptions paintOptions;

    @Mixin
    private VideoOptions videoOptions;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what was done and what it cost as JSON.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--overwrite", description = "Replace existing files.")
    private boolean overwrite;

    @Override
    public Integer call() throws Exception {
        Reports.requireWritable(report, overwrite);
        Path file = output.orElseGet(this::besideTheInput);
        Parallelism parallelism = Parallelism.forCores(Runtime.getRuntime().availableProcessors());
        try (SegmentationModel model = modelOptions.open(parallelism.intraOpThreads());
                Interruption interruption = Interruption.watch();
                Told told = new Told()) {
            RunReport done = new SegmentJob(input, file, settings(model, parallelism)).run(interruption, told);
            told.close();
            if (report.isPresent()) {
                Reports.write(report.get(), done);
            }
            return end(done, file);
        }
    }

    private SegmentSettings settings(SegmentationModel model, Parallelism parallelism) throws UsageException {
        return new SegmentSettings(
                model,
                parallelism,
                paintOptions.style(modelOptions.threshold(model)),
                ReaderOptions.defaults().withStrict(videoOptions.strict()),
                videoOptions.encoderOptions(overwrite));
    }

    /** Tells the terminal about the run. */
    private final class Told implements SegmentJob.Listener, AutoCloseable {
        private SegmentProgress progress;

        @Override
        public Progress begins(VideoDescription video) {
            progress = new SegmentProgress(video, main.quiet);
            return progress;
        }

        @Override
        public void warns(String warning) {
            System.err.println("roadmask: " + warning);
        }

        @Override
        public void explains(String detail) {
            if (main.verbose) {
                System.err.println("roadmask: " + detail);
            }
        }

        /** Takes the bar off the screen; idempotent. */
        @Override
        public void close() {
            if (progress != null) {
                progress.close();
            }
        }
    }

    private int end(RunReport done, Path file) {
        if (done.interrupted()) {
            System.err.printf(
                    "roadmask: interrupted; the first %d frames are in %s.part%n",
                    done.frames().encoded(), file);
            return ExitCode.INTERRUPTED;
        }
        if (!main.quiet) {
            System.out.println(summary(done));
        }
        return ExitCode.DONE;
    }

    private static String summary(RunReport done) {
        RunReport.Frames frames = done.frames();
        return String.format(
                Locale.ROOT,
                "%s: %d frames in %.1f s, %.2f x real time (%.1f fps); %s, %s; cars in %.0f %% of frames%s",
                done.output().orElse("-"),
                frames.encoded(),
                done.seconds(),
                done.realtime(),
                done.fps(),
                done.device().provider(),
                done.encoder().orElse("no encoder"),
                100 * frames.shareWithCars(),
                frames.damaged() == 0 ? "" : "; %d damaged".formatted(frames.damaged()));
    }

    private Path besideTheInput() {
        String name = input.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return Path.of(stem + "-masked." + (WRITTEN_CONTAINERS.contains(ending) ? ending : "mp4"));
    }
}
