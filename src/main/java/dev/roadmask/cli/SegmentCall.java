package dev.roadmask.cli;

import dev.roadmask.model.SegmentationModel;
import dev.roadmask.pipeline.Parallelism;
import dev.roadmask.pipeline.RunReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** One call of {@code segment} or {@code masks}: from opening the model to the last word. */
final class SegmentCall {
    private final Main main;
    private final FilmOptions films;
    private final ModelOptions modelOptions;
    private final Settings settings;

    /** Makes the settings of all jobs. */
    @FunctionalInterface
    interface Settings {
        SegmentSettings of(SegmentationModel model, Parallelism parallelism) throws UsageException;
    }

    SegmentCall(Main main, FilmOptions films, ModelOptions modelOptions, Settings settings) {
        this.main = main;
        this.films = films;
        this.modelOptions = modelOptions;
        this.settings = settings;
    }

    /** Makes one film's outputs; returns the exit code. */
    int one(List<Path> inputs, Destination destination) throws Exception {
        destination.requireApart(inputs);
        Parallelism parallelism = parallelism();
        try (SegmentationModel model = modelOptions.open(parallelism.intraOpThreads());
                Interruption interruption = Interruption.watch();
                SegmentConsole console = new SegmentConsole(main)) {
            SegmentJob job = new SegmentJob(inputs, destination, settings.of(model, parallelism));
            RunReport done = run(job, interruption, console);
            console.close();
            films.write(done);
            return end(done, destination);
        }
    }

    private RunReport run(SegmentJob job, Interruption interruption, SegmentConsole console) throws Exception {
        if (films.folder().isEmpty()) {
            return job.run(interruption, console);
        }
        SegmentBatch.makeFolders(job.destination());
        try {
            return job.run(interruption, console);
        } finally {
            SegmentBatch.removeEmptyFolder(job.destination());
        }
    }

    /**
     * Makes the outputs of many; returns the exit code.
     *
     * @param pairs inputs and what they are to be called
     * @param outputFolder that everything goes into
     * @param destination what is made of one of them
     */
    int all(List<OutputNames.Pair> pairs, Path outputFolder, Function<OutputNames.Pair, Destination> destination)
            throws Exception {
        Parallelism parallelism = parallelism();
        try (SegmentationModel model = modelOptions.open(parallelism.intraOpThreads());
                Interruption interruption = Interruption.watch()) {
            SegmentSettings shared = settings.of(model, parallelism);
            List<SegmentJob> jobs = new ArrayList<>();
            for (OutputNames.Pair pair : pairs) {
                SegmentJob job = new SegmentJob(List.of(pair.input()), destination.apply(pair), shared);
                job.destination().requireApart(job.inputs());
                jobs.add(job);
            }
            BatchOutcome outcome = new SegmentBatch(jobs, InputFiles.absolute(outputFolder), main).run(interruption);
            films.write(outcome.json());
            return end(outcome);
        }
    }

    private static Parallelism parallelism() {
        return Parallelism.forCores(Runtime.getRuntime().availableProcessors());
    }

    private int end(BatchOutcome outcome) {
        if (!main.quiet) {
            new BatchTable(outcome).lines().forEach(System.out::println);
        }
        if (outcome.interrupted()) {
            int left = outcome.count(BatchOutcome.Status.LEFT) + outcome.count(BatchOutcome.Status.INTERRUPTED);
            System.err.printf(
                    "roadmask: interrupted; %d of %d files left. %s%n",
                    left, outcome.files().size(), outcome.howToGoOn());
        }
        return outcome.exitCode();
    }

    private int end(RunReport done, Destination destination) {
        if (!done.interrupted()) {
            say(summary(done, destination), destination);
            return ExitCode.DONE;
        }
        List<Path> parts = destination.parts();
        if (parts.isEmpty()) {
            long frames = destination.framesOf(done);
            System.err.println(
                    destination.outputs().usesStandardOutput() && frames > 0
                            ? "roadmask: interrupted; standard output has the first %d frames".formatted(frames)
                            : "roadmask: interrupted before the first frame was written");
        } else {
            String next = destination.isResumable() ? CutShortException.GOES_ON : CutShortException.BEGINS_AGAIN;
            System.err.printf(
                    "roadmask: interrupted; the first %d frames are in %s. %s%n",
                    destination.framesOf(done),
                    CutShortException.words(parts),
                    next.substring(0, 1).toUpperCase(Locale.ROOT) + next.substring(1));
        }
        return ExitCode.INTERRUPTED;
    }

    /** What goes to standard output goes there alone. */
    private void say(String line, Destination destination) {
        if (!main.quiet) {
            (destination.outputs().usesStandardOutput() ? System.err : System.out).println(line);
        }
    }

    private static String summary(RunReport done, Destination destination) {
        RunReport.Frames frames = done.frames();
        return String.format(
                Locale.ROOT,
                "%s: %d frames%s in %.1f s, %.2f x real time (%.1f fps); %s%s; cars in %.0f %% of frames%s",
                destination,
                destination.framesOf(done),
                frames.kept() == 0 ? "" : ", the first %d kept,".formatted(frames.kept()),
                done.seconds(),
                done.realtime(),
                done.fps(),
                done.device().provider(),
                done.encoder().map(encoder -> ", " + encoder).orElse(""),
                100 * frames.shareWithCars(),
                frames.damaged() == 0 ? "" : "; %d damaged".formatted(frames.damaged()));
    }
}
