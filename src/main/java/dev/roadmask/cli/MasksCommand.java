package dev.roadmask.cli;

import dev.roadmask.mask.PaintStyle;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.pipeline.Parallelism;
import dev.roadmask.video.EncoderOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code roadmask masks}. */
@Command(
        name = "masks",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Writes masks and tables of the cars in videos, and no video.",
            "With -d DIR and nothing else said, each INPUT gets DIR/NAME/masks/*.png, a mask of every frame, and"
                    + " DIR/NAME/frames.csv. INPUTs whose outputs are there already are skipped, and one that fails does"
                    + " not stop the others."
        })
final class MasksCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private FilmOptions films;

    @Option(names = "--strict", description = "Damage in the source is an error.")
    private boolean strict;

    /** For one who expects it here: it is refused with the reason. */
    @Option(names = "--resume", hidden = true)
    private boolean resume;

    @Mixin
    private ModelOptions modelOptions;

    @Mixin
    private StreamOption stream;

    @ArgGroup(validate = false, order = 1, heading = "%nMasks:%n")
    private MaskOptions maskOptions = new MaskOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nOutputs:%n")
    private OutputOptions outputOptions = new OutputOptions();

    @Override
    public Integer call() throws Exception {
        requireSense();
        films.requireReport(false);
        SegmentCall call = new SegmentCall(main, films, modelOptions, this::settings);
        if (films.isOneFilm()) {
            List<Path> clips = films.clips(Optional.empty());
            return call.one(clips, destination(clips.get(0)));
        }
        List<OutputNames.Pair> pairs =
                OutputNames.withFolders(films.sorted(), films.folder().orElseThrow());
        return call.all(pairs, films.folder().orElseThrow(), pair -> in(pair.folder(), pair.input()));
    }

    private Destination destination(Path first) {
        return films.folder()
                .map(folder -> in(folder.resolve(OutputNames.stem(first)), first))
                .orElseGet(() -> Destination.of(Optional.empty(), outputOptions.plan(), first));
    }

    private Destination in(Path folder, Path input) {
        return Destination.in(folder, Optional.empty(), outputOptions.plan(folder), input);
    }

    private void requireSense() throws UsageException {
        films.requireFolder();
        if (films.folder().isPresent()) {
            outputOptions.askForUsual();
        }
        outputOptions.requireSense();
        if (resume) {
            throw new UsageException("--resume cannot go on with %s: only the video of segment can be continued"
                    .formatted(outputOptions.given().isEmpty() ? "masks" : String.join(", ", outputOptions.given())));
        }
        if (!films.isOneFilm() && films.folder().isEmpty()) {
            throw new UsageException("several INPUTs, or a folder, need -d DIR, where each gets a folder of its own");
        }
        if (outputOptions.given().isEmpty()) {
            throw new UsageException("nothing to write: name outputs, such as --png DIR or --csv FILE, or -d DIR for"
                    + " the usual ones");
        }
        outputOptions.requirePlace(films);
    }

    private SegmentSettings settings(SegmentationModel model, Parallelism parallelism) throws UsageException {
        return new SegmentSettings(
                model,
                parallelism,
                maskOptions.rule(modelOptions.threshold(model)),
                PaintStyle.usual(),
                stream.readerOptions().withStrict(strict),
                EncoderOptions.defaults().withOverwrite(films.overwrite()),
                false);
    }
}
