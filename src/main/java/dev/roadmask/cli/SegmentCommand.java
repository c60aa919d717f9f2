package dev.roadmask.cli;

import dev.roadmask.model.SegmentationModel;
import dev.roadmask.output.OutputPlan;
import dev.roadmask.pipeline.Parallelism;
import dev.roadmask.video.OutputContainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code roadmask segment}. */
@Command(
        name = "segment",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Writes videos with their cars painted, and in the same pass masks and tables of them.",
            "Frames, timestamps, audio, rotation and colours stay what they were.",
            "Of several INPUTs or a folder, each becomes a file of its own, in the order of recording; those that are"
                    + " there already are skipped, and one that fails does not stop the others."
        })
final class SegmentCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "mp4, m4v, mov or mkv (default: INPUT's name with -masked, in this folder).")
    private Optional<Path> output = Optional.empty();

    @Mixin
    private FilmOptions films;

    @Option(
            names = "--resume",
            description = "Go on with the FILE.part of a run that was cut short, by whatever it was.")
    private boolean resume;

    @Mixin
    private ModelOptions modelOptions;

    @Mixin
    private StreamOption stream;

    @ArgGroup(validate = false, order = 1, heading = "%nMasks:%n")
    private MaskOptions maskOptions = new MaskOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nOutputs besides the video:%n")
    private OutputOptions outputOptions = new OutputOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nLook of the video:%n")
    private PaintOptions paintOptions = new PaintOptions();

    @ArgGroup(validate = false, order = 4, heading = "%nEncoding of the video:%n")
    private VideoOptions videoOptions = new VideoOptions();

    @Override
    public Integer call() throws Exception {
        requireSense();
        films.requireReport(resume);
        SegmentCall call = new SegmentCall(main, films, modelOptions, this::settings);
        if (!films.isOneFilm()) {
            return all(call);
        }
        Path file = output.orElseGet(() -> OutputNames.of(films.first()));
        List<Path> clips = films.clips(Optional.of(file));
        Destination destination = Destination.of(Optional.of(file), outputOptions.plan(), clips.get(0));
        if (resume && !films.overwrite() && Files.exists(file) && Files.notExists(Destination.part(file))) {
            destination.requireApart(clips);
            say("%s is finished already".formatted(file));
            return ExitCode.DONE;
        }
        return call.one(clips, destination);
    }

    private int all(SegmentCall call) throws Exception {
        InputFiles.Found found = films.sorted();
        boolean alone = outputOptions.given().isEmpty();
        List<OutputNames.Pair> pairs = alone
                ? OutputNames.of(found, films.folder())
                : OutputNames.withFolders(found, films.folder().orElseThrow());
        videoOptions.requireEncoder();
        return call.all(pairs, films.folder().orElse(Path.of("")), pair -> destination(pair, alone));
    }

    private Destination destination(OutputNames.Pair pair, boolean alone) {
        Optional<Path> video = Optional.of(pair.output());
        return alone
                ? Destination.of(video, OutputPlan.none(), pair.input())
                : Destination.in(pair.folder(), video, outputOptions.plan(pair.folder()), pair.input());
    }

    private void requireSense() throws UsageException {
        if (output.isPresent() && films.folder().isPresent()) {
            throw new UsageException("-o names one file and -d a folder: give one of them");
        }
        if (output.isPresent() && OutputContainer.of(output.get()).isEmpty()) {
            throw new UsageException(
                    "%s is an unknown kind of video file. Name it .mp4, .m4v, .mov or .mkv".formatted(output.get()));
        }
        films.requireFolder();
        if (films.join() && output.isEmpty()) {
            throw new UsageException("--join makes one file: name it with -o FILE");
        }
        if (output.isPresent() && !films.isOneFilm()) {
            throw new UsageException("-o names one file, for one INPUT that is a file: use -d DIR, or --join them");
        }
        outputOptions.requireSense();
        outputOptions.requirePlace(films);
        if (resume && !outputOptions.given().isEmpty()) {
            throw new UsageException("--resume cannot go on with %s: only the video of a run can be continued"
                    .formatted(String.join(", ", outputOptions.given())));
        }
    }

    private SegmentSettings settings(SegmentationModel model, Parallelism parallelism) throws UsageException {
        return new SegmentSettings(
                model,
                parallelism,
                maskOptions.rule(modelOptions.threshold(model)),
                paintOptions.style(),
                stream.readerOptions().withStrict(videoOptions.strict()),
                videoOptions.encoderOptions(films.overwrite()),
                resume);
    }

    private void say(String line) {
        if (!main.quiet) {
            System.out.println(line);
        }
    }
}
