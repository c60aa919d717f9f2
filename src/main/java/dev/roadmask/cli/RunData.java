package dev.roadmask.cli;

import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.DatasetOptions;
import dev.roadmask.dataset.DatasetSplits;
import dev.roadmask.dataset.PictureCache;
import dev.roadmask.dataset.TrainingData;
import dev.roadmask.training.TrainingConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens the data of a training and says what is in it.
 *
 * @param folders data sets
 * @param picturesPerEpoch of each, or empty for all
 * @param reading how boxes are read
 * @param cache folder of decoded pictures, or null
 * @param quiet whether nothing is printed
 */
record RunData(List<Path> folders, List<Integer> picturesPerEpoch, DatasetOptions reading, Path cache, boolean quiet) {
    TrainingData open(TrainingConfig config) throws DatasetException {
        TrainingData data;
        try (EachBar bar = new EachBar(quiet)) {
            data = TrainingData.open(folders, picturesPerEpoch, config.seed(), reading, DataOptions.indexing(bar));
        }
        data.sets().forEach(set -> DataOptions.print(set.reports(), quiet));
        return cache == null ? data : cached(data, config);
    }

    /** As large as the closest zoom can use, and never larger than the picture. */
    private TrainingData cached(TrainingData data, TrainingConfig config) throws DatasetException {
        double zoom = config.augmentation().greatestScale();
        int width = (int) Math.ceil(zoom * config.input().width());
        int height = (int) Math.ceil(zoom * config.input().height());
        List<Dataset> opened = new ArrayList<>();
        for (PictureCache one : data.caches(cache, width, height)) {
            opened.add(open(one));
        }
        return data.readFrom(opened);
    }

    private Dataset open(PictureCache one) throws DatasetException {
        print("cache: %s%s".formatted(one.describe(), one.isBuilt() ? "" : ", to be written"));
        for (Path old : one.leftovers()) {
            print("  of another state of the data, can be deleted: " + old);
        }
        try (CountBar bar = new CountBar("caching", one.pictures(), quiet)) {
            return one.open(bar::stepTo);
        }
    }

    private void print(String line) {
        if (!quiet) {
            System.out.println(line);
        }
    }

    static List<String> hashes(TrainingData data) {
        return data.sets().stream()
                .map(DatasetSplits::split)
                .map(split -> split.sha256())
                .toList();
    }
}
