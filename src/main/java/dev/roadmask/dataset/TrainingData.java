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
 * @param sets the data sets as they were opened, one a folder
 */
public record TrainingData(
        TrainingMix mix, Optional<Dataset> validation, List<Integer> auxiliaryClasses, List<DatasetSplits> sets) {
    /** Opens the sets as {@link DatasetOptions#DEFAULT} says. */
    public static TrainingData open(List<Path> folders, List<Integer> picturesPerEpoch, long seed)
            throws DatasetException {
        return open(folders, picturesPerEpoch, seed, DatasetOptions.DEFAULT, IndexProgress.SILENT);
    }

    /**
     * Opens the sets.
     *
     * @param folders data set folders, at least one
     * @param picturesPerEpoch one number a folder, or empty for all pictures of each
     * @param seed of the mix
     * @param options of each set
     * @param progress told how far each table of boxes is read
     */
    public static TrainingData open(
            List<Path> folders,
            List<Integer> picturesPerEpoch,
            long seed,
            DatasetOptions options,
            IndexProgress progress)
            throws DatasetException {
        if (!picturesPerEpoch.isEmpty() && picturesPerEpoch.size() != folders.size()) {
            throw new IllegalArgumentException("pictures per epoch are needed for each of the %d data sets: %s"
                    .formatted(folders.size(), picturesPerEpoch));
        }
        List<TrainingMix.Source> sources = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        List<DatasetSplits> sets = new ArrayList<>();
        Optional<Dataset> validation = Optional.empty();
        for (int i = 0; i < folders.size(); i++) {
            DatasetSplits splits = DatasetSplits.open(folders.get(i), options, progress);
            sets.add(splits);
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
        return new TrainingData(new TrainingMix(sources, seed), validation, List.copyOf(classes), List.copyOf(sets));
    }

    /**
     * Writes down which picture serves for what: {@code split.csv} for the first data set, {@code split-2.csv} for the
     * second, and so on.
     *
     * @param folder of the run
     */
    public void writeSplits(Path folder) throws DatasetException {
        for (int i = 0; i < sets.size(); i++) {
            String name = i == 0 ? "split.csv" : "split-%d.csv".formatted(i + 1);
            sets.get(i).split().write(folder.resolve(name));
        }
    }

    /**
     * Plans caches: one for each data set of the mix, in its order, then one for the validation set if there is any.
     *
     * @param folder of the caches
     * @param width most pixels in a row of a cached picture
     * @param height most rows
     */
    public List<PictureCache> caches(Path folder, int width, int height) throws DatasetException {
        List<PictureCache> caches = new ArrayList<>();
        for (TrainingMix.Source source : mix.sources()) {
            caches.add(PictureCache.plan(source.dataset(), "train", folder, width, height));
        }
        if (validation.isPresent()) {
            caches.add(PictureCache.plan(validation.get(), "val", folder, width, height));
        }
        return caches;
    }

    /**
     * The same data read from elsewhere.
     *
     * @param opened what the {@link #caches} gave, in their order
     */
    public TrainingData readFrom(List<Dataset> opened) {
        List<TrainingMix.Source> sources = new ArrayList<>();
        for (int i = 0; i < mix.sources().size(); i++) {
            TrainingMix.Source source = mix.sources().get(i);
            sources.add(new TrainingMix.Source(
                    opened.get(i), source.picturesPerEpoch(), source.classOffset(), source.classes()));
        }
        Optional<Dataset> scored = validation.map(set -> opened.get(sources.size()));
        return new TrainingData(new TrainingMix(sources, mix.seed()), scored, auxiliaryClasses, sets);
    }
}
