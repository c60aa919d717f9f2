package dev.roadmask.dataset;

import dev.roadmask.dataset.Split.Entry;
import dev.roadmask.dataset.Split.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A data set folder as given on the command line: a folder of {@code train/}, {@code val/}, {@code test/}, each a mask
 * folder or a folder of boxes in CrowdAI's or Autti's form; or one mask folder, which then is all for training; or one
 * folder of boxes, which is split by time (see {@link TimeSplit}).
 *
 * @param name of the set
 * @param training what is learnt from
 * @param validation what is scored after each epoch, where the folder has it
 * @param split which picture serves for what
 * @param reports what was found in tables of boxes, one a table
 */
public record DatasetSplits(
        String name, Dataset training, Optional<Dataset> validation, Split split, List<BoxIndexReport> reports) {
    /** Copies the list. */
    public DatasetSplits {
        reports = List.copyOf(reports);
    }

    /** Opens a split or a plain data set folder as {@link DatasetOptions#DEFAULT} says. */
    public static DatasetSplits open(Path folder) throws DatasetException {
        return open(folder, DatasetOptions.DEFAULT, IndexProgress.SILENT);
    }

    /**
     * Opens a split or a plain data set folder.
     *
     * @param progress told how far each table of boxes is read
     */
    public static DatasetSplits open(Path folder, DatasetOptions options, IndexProgress progress)
            throws DatasetException {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException("cannot read data set %s: no such folder".formatted(folder));
        }
        if (MaskFolderDataset.isMaskFolder(folder)) {
            return of(folder, MaskFolderDataset.open(folder), Optional.empty(), List.of());
        }
        if (CrowdAiDataset.isBoxFolder(folder)) {
            return byTime(folder, CrowdAiDataset.open(folder, options, progress));
        }
        if (!Files.isDirectory(folder.resolve("train"))) {
            throw foreign(folder);
        }
        List<BoxIndexReport> reports = new ArrayList<>();
        Dataset training = part(folder.resolve("train"), reports, part -> CrowdAiDataset.open(part, options, progress));
        Path val = folder.resolve("val");
        Optional<Dataset> validation = Files.isDirectory(val)
                ? Optional.of(part(val, reports, part -> CrowdAiDataset.read(part, options, progress)))
                : Optional.empty();
        return of(folder, training, validation, reports);
    }

    @FunctionalInterface
    private interface BoxReader {
        BoxIndex read(Path folder) throws DatasetException;
    }

    private static Dataset part(Path folder, List<BoxIndexReport> reports, BoxReader boxes) throws DatasetException {
        if (MaskFolderDataset.isMaskFolder(folder)) {
            return MaskFolderDataset.open(folder);
        }
        if (!CrowdAiDataset.isBoxFolder(folder)) {
            throw foreign(folder);
        }
        BoxIndex index = boxes.read(folder);
        reports.add(index.report());
        return index.dataset();
    }

    private static DatasetSplits of(
            Path folder, Dataset training, Optional<Dataset> validation, List<BoxIndexReport> reports) {
        List<Entry> entries = new ArrayList<>();
        training.pictures().forEach(picture -> entries.add(Split.entry(folder, picture, Part.TRAIN)));
        validation.ifPresent(
                set -> set.pictures().forEach(picture -> entries.add(Split.entry(folder, picture, Part.VAL))));
        return new DatasetSplits(training.name(), training, validation, new Split(entries), reports);
    }

    private static DatasetSplits byTime(Path folder, BoxIndex index) {
        Dataset all = index.dataset();
        List<LabelledPicture> pictures = TimeSplit.byTime(all.pictures());
        List<Part> parts = TimeSplit.STANDARD.parts(pictures.size());
        List<Entry> entries = new ArrayList<>();
        List<LabelledPicture> training = new ArrayList<>();
        List<LabelledPicture> validation = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            Part part = parts.get(i);
            entries.add(Split.entry(folder, pictures.get(i), part));
            if (part != Part.GUARD) {
                (part == Part.TRAIN ? training : validation).add(pictures.get(i));
            }
        }
        Optional<Dataset> scored = validation.isEmpty() ? Optional.empty() : Optional.of(all.with(validation));
        return new DatasetSplits(all.name(), all.with(training), scored, new Split(entries), List.of(index.report()));
    }

    private static DatasetException foreign(Path folder) throws DatasetException {
        int pictures = PictureFiles.list(folder).size();
        if (pictures > 0) {
            return new DatasetException(
                    "cannot read data set %s: %d pictures, but no labels.csv or labels_crowdai.csv beside them"
                            .formatted(folder, pictures));
        }
        try (Stream<Path> content = Files.list(folder)) {
            return new DatasetException(
                    content.findAny().isEmpty()
                            ? "cannot read data set %s: the folder is empty".formatted(folder)
                            : ("cannot read data set %s: it has neither images/ and masks/ nor pictures with labels.csv nor"
                                            + " train/ with such")
                                    .formatted(folder));
        } catch (IOException e) {
            return new DatasetException("cannot list %s: %s".formatted(folder, e.getMessage()), e);
        }
    }
}
