package dev.roadmask.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A data set folder as given on the command line: either a folder of {@code train/}, {@code val/}, {@code test/} mask
 * folders, or one mask folder, which then is all for training.
 *
 * @param name of the set
 * @param training what is learnt from
 * @param validation what is scored after each epoch, where the folder has it
 */
public record DatasetSplits(String name, Dataset training, Optional<Dataset> validation) {
    /** Opens a split or a plain data set folder. */
    public static DatasetSplits open(Path folder) throws DatasetException {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException("cannot read data set %s: no such folder".formatted(folder));
        }
        if (MaskFolderDataset.isMaskFolder(folder)) {
            Dataset all = MaskFolderDataset.open(folder);
            return new DatasetSplits(all.name(), all, Optional.empty());
        }
        if (!Files.isDirectory(folder.resolve("train"))) {
            throw new DatasetException("cannot read data set %s: it has neither images/ and masks/ nor train/ with them"
                    .formatted(folder));
        }
        Dataset training = MaskFolderDataset.open(folder.resolve("train"));
        boolean hasValidation = Files.isDirectory(folder.resolve("val"));
        Optional<Dataset> validation =
                hasValidation ? Optional.of(MaskFolderDataset.open(folder.resolve("val"))) : Optional.empty();
        return new DatasetSplits(training.name(), training, validation);
    }
}
