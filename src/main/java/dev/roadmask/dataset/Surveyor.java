package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.CC_STAT_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.connectedComponentsWithStats;

import dev.roadmask.mask.Overlap;
import java.nio.IntBuffer;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.bytedeco.opencv.opencv_core.Mat;

/** Adds up the pictures of a {@link DatasetSurvey}. Used once, by one thread. */
final class Surveyor {
    private static final int EIGHT_CONNECTED = 8;

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
        try (Mat inside = inside(truth, width, height);
                Mat regions = new Mat();
                Mat statistics = new Mat();
                Mat centers = new Mat()) {
            int count = connectedComponentsWithStats(inside, regions, statistics, centers, EIGHT_CONNECTED, CV_32S);
            IntBuffer values = statistics.createBuffer();
            // Region 0 is the background.
            for (int region = 1; region < count; region++) {
                areas.accept((double) values.get(region * statistics.cols() + CC_STAT_AREA) / truth.length);
            }
        }
    }

    private static Mat inside(byte[] truth, int width, int height) {
        Mat inside = new Mat(height, width, CV_8UC1);
        for (int i = 0; i < truth.length; i++) {
            truth[i] = truth[i] == Overlap.INSIDE ? truth[i] : 0;
        }
        inside.data().put(truth);
        return inside;
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
