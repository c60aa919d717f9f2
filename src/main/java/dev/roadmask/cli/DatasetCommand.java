package dev.roadmask.cli;

import dev.roadmask.dataset.BoxConversion;
import dev.roadmask.dataset.ContactSheet;
import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.DatasetSplits;
import dev.roadmask.dataset.DatasetSurvey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code roadmask dataset}. */
@Command(
        name = "dataset",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Describes a data set: pictures, objects and their areas, how much vehicles cover.",
            "An object is a region of vehicle pixels; touching vehicles are one. With -o, draws pictures spread over"
                    + " the set with their labels painted."
        })
final class DatasetCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Parameters(paramLabel = "FOLDER", description = "Data set folder, as for train.")
    private Path folder;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "SHEET.png",
            description = "Contact sheet to write (.png or .jpg).")
    private Optional<Path> sheet = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the description as JSON.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--overwrite", description = "Replace existing files.")
    private boolean overwrite;

    @Option(
            names = "--boxes",
            paramLabel = "DIR",
            description = "Write the set as boxes in CrowdAI's form: the outlines of each mask's objects.")
    private Optional<Path> boxes = Optional.empty();

    @Mixin
    private DataOptions dataOptions;

    @Override
    public Integer call() throws Exception {
        Reports.requireWritable(json, overwrite);
        Reports.requireWritable(sheet, overwrite);
        requirePictureName();
        if (boxes.isPresent()) {
            convert(boxes.get());
        }
        DatasetSplits splits = dataOptions.open(folder, main.quiet);
        List<Dataset> parts = Stream.concat(Stream.of(splits.training()), splits.validation().stream())
                .toList();
        List<DatasetSurvey> surveys = survey(parts);
        if (!main.quiet) {
            new DatasetTable(splits.name(), surveys, TextBars.ofStandardOutput())
                    .lines()
                    .forEach(System.out::println);
        }
        if (json.isPresent()) {
            Reports.write(json.get(), DatasetJson.of(splits.name(), folder, surveys));
        }
        if (sheet.isPresent()) {
            ContactSheet.write(splits.name(), parts, sheet.get());
        }
        return judge(surveys);
    }

    private void convert(Path into) throws DatasetException {
        BoxConversion result;
        try (CountBar bar = new CountBar("converting", -1, main.quiet)) {
            result = BoxConversion.convert(folder, into, bar::stepTo);
        }
        if (!main.quiet) {
            System.out.printf(
                    "%s: %d boxes on %d pictures (%d of them empty)%n",
                    into, result.boxes(), result.pictures(), result.emptyPictures());
        }
    }

    private void requirePictureName() throws UsageException {
        if (sheet.isPresent()
                && !sheet.get().toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpg|jpeg)")) {
            throw new UsageException("-o must end in .png or .jpg: " + sheet.get());
        }
    }

    private List<DatasetSurvey> survey(List<Dataset> parts) throws DatasetException {
        List<DatasetSurvey> surveys = new ArrayList<>();
        int pictures = parts.stream().mapToInt(part -> part.pictures().size()).sum();
        try (CountBar bar = new CountBar("reading", pictures, main.quiet)) {
            int done = 0;
            for (Dataset part : parts) {
                int before = done;
                surveys.add(DatasetSurvey.of(part, now -> bar.stepTo(before + now)));
                done += part.pictures().size();
            }
        }
        return surveys;
    }

    /** Says what is wrong with the labels, after the description has shown them. */
    private static int judge(List<DatasetSurvey> surveys) throws DatasetException {
        // A label that validation lacks may be a rare one; what training lacks can't be learnt.
        surveys.get(0).labels().requireDescribedValues();
        for (DatasetSurvey survey : surveys) {
            survey.labels().vehicleFault().ifPresent(fault -> System.err.println("roadmask: " + fault));
        }
        return ExitCode.DONE;
    }
}
