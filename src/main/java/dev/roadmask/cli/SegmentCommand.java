package dev.roadmask.cli;

import dev.roadmask.mask.PaintStyle;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.pipeline.Parallelism;
import dev.roadmask.pipeline.PipelinePlan;
import dev.roadmask.pipeline.RunReport;
import dev.roadmask.pipeline.SegmentationPipeline;
import dev.roadmask.video.VideoReader;
import dev.roadmask.video.VideoWriter;
import java.nio.file.Path;
import java.util.List;
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
        try (VideoReader reader = VideoReader.open(input);
                SegmentationModel model = modelOptions.open(parallelism.intraOpThreads());
                VideoWriter writer = VideoWriter.create(file, reader, videoOptions.encoderOptions(overwrite));
                SegmentProgress progress = new SegmentProgress(reader.description(), main.quiet)) {
            PaintStyle style = paintOptions.style(modelOptions.threshold(model));
            int told = warn(writer, 0);
            PipelinePlan plan = PipelinePlan.annotate(reader, model, parallelism.inferThreads(), style, writer, file)
                    .withProgress(progress);
            int code = run(plan, progress, writer);
            warn(writer, told);
            return code;
        }
    }

    /** Prints the writer's warnings from one on; more may come while it writes. */
    private static int warn(VideoWriter writer, int from) {
        List<String> warnings = writer.warnings();
        warnings.subList(from, warnings.size()).forEach(warning -> System.err.println("roadmask: " + warning));
        return warnings.size();
    }

    private int run(PipelinePlan plan, SegmentProgress progress, VideoWriter writer) throws Exception {
        try (SegmentationPipeline pipeline = SegmentationPipeline.open(plan)) {
            explain(pipeline, plan);
            // Until the last word is said: a JVM that is told to go waits for the end of this block only.
            try (Interruption interruption = Interruption.calls(pipeline::cancel)) {
                RunReport done = pipeline.run();
                progress.close();
                if (report.isPresent()) {
                    Reports.write(report.get(), done);
                }
                return end(done, writer);
            }
        }
    }

    private int end(RunReport done, VideoWriter writer) {
        if (done.interrupted()) {
            System.err.printf(
                    "roadmask: interrupted; the first %d frames are in %s%n",
                    done.frames().encoded(), writer.part());
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

    private void explain(SegmentationPipeline pipeline, PipelinePlan plan) {
        if (main.verbose) {
            System.err.printf(
                    Locale.ROOT,
                    "roadmask: %s; input %s; %d slots of %.1f MB%n",
                    plan.model().deviceNote(),
                    pipeline.inputSize(),
                    pipeline.slots(),
                    pipeline.bytesPerSlot() / 1e6);
        }
    }

    private Path besideTheInput() {
        String name = input.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return Path.of(stem + "-masked." + (WRITTEN_CONTAINERS.contains(ending) ? ending : "mp4"));
    }
}
