package dev.roadmask.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The data of a run: training sets mixed, the validation set of the first one that has any, and the auxiliary classes.
 *
 * @param mix what an epoch is made of
 * @param validation what is scored
 * @param auxiliaryClasses classes of each set that has classes, in the order of their channels
 */
public record TrainingData(TrainingMix mix, Optional<Dataset> validation, List<Integer> auxiliaryClasses) {
    /**
     * Opens the sets.
     *
     * @param folders data set folders, at least one
     * @param picturesPerEpoch one number a folder, or empty for all pictures of each
     * @param seed of the mix
     */
    public static TrainingData open(List<Path> folders, List<Integer> picturesPerEpoch, long seed)
            throws DatasetException {
        if (!picturesPerEpoch.isEmpty() && picturesPerEpoch.size() != folders.size()) {
            throw new IllegalArgumentException("pictures per epoch are needed for each of the %d data sets: %s"
                    .formatted(folders.size(), picturesPerEpoch));
        }
        List<TrainingMix.Source> sources = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        Optional<Dataset> validation = Optional.empty();
        for (int i = 0; i < folders.size(); i++) {
            DatasetSplits splits = DatasetSplits.open(folders.get(i));
            Dataset training = splits.training();
            validation = validation.or(splits::validation);
            int offset = classes.stream().mapToInt(Integer::intValue).sum();
            int own = LabelScan.ofTrainable(training).classes();
            if (own > 0) {
                classes.add(own);
            }
            int pictures = picturesPerEpoch.isEmpty() ? training.pictures().size() : picturesPerEpoch.get(i);
            sources.add(new TrainingMix.Source(training, pictures, offset, own));
        }
        return new TrainingData(new TrainingMix(sources, seed), validation, List.copyOf(classes));
    }
}
