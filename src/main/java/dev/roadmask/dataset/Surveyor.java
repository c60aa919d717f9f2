package dev.roadmask.dataset;

import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Adds up the pictures of a {@link DatasetSurvey}. Used once, by one thread. */
final class Surveyor {
    private final Dataset dataset;
    private final boolean[] seen = new boolean[256];
    private final Map<DatasetSurvey.Size, Integer> sizes = new LinkedHashMap<>();
    private final DoubleSummaryStatistics coverage = new DoubleSummaryStatistics();
    private final DoubleStream.Builder areas = DoubleStream.builder();
    private int pictures;
    private int withoutVehicles;
    private long pixels;
    private long ignored;

    Surveyor(Dataset dataset) {
        this.dataset = dataset;
    }

    /** Borrows the example. */
    void add(Example example) {
        byte[] truth = example.truth(dataset.labels());
        PixelTally tally = PixelTally.of(truth);
        pictures++;
        withoutVehicles += tally.vehicle() == 0 ? 1 : 0;
        pixels += tally.all();
        ignored += tally.ignored();
        if (tally.all() > tally.ignored()) {
            coverage.accept(tally.coverage());
        }
        sizes.merge(new DatasetSurvey.Size(example.width(), example.height()), 1, Integer::sum);
        LabelScan.mark(example.labels(), seen);
        addAreas(truth, example.width(), example.height());
    }

    private void addAreas(byte[] truth, int width, int height) {
        try (Blobs vehicles = Blobs.ofVehicles(truth, width, height)) {
            for (int vehicle = 1; vehicle < vehicles.count(); vehicle++) {
                areas.accept((double) vehicles.area(vehicle) / truth.length);
            }
        }
    }

    DatasetSurvey survey() {
        return new DatasetSurvey(
                LabelScan.of(dataset, pictures, seen),
                pictures,
                withoutVehicles,
                mostCommonFirst(),
                baseline(),
                (double) ignored / pixels,
                AreaHistogram.of(areas.build().toArray()));
    }

    private DatasetSurvey.Baseline baseline() {
        int counting = (int) coverage.getCount();
        return counting == 0
                ? new DatasetSurvey.Baseline(0, Double.NaN, Double.NaN, Double.NaN)
                : new DatasetSurvey.Baseline(counting, coverage.getAverage(), coverage.getMin(), coverage.getMax());
    }

    private Map<DatasetSurvey.Size, Integer> mostCommonFirst() {
        Map<DatasetSurvey.Size, Integer> sorted = new LinkedHashMap<>();
        sizes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(size -> sorted.put(size.getKey(), size.getValue()));
        return sorted;
    }
}
