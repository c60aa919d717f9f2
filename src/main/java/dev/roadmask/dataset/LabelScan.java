package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imread;

import dev.roadmask.mask.Overlap;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Which label values occur in a set.
 *
 * @param dataset the set
 * @param labelPictures how many of its label pictures were looked at; 0 leaves open what they hold
 * @param values that occur, ignored ones too
 */
public record LabelScan(Dataset dataset, int labelPictures, SortedSet<Integer> values) {
    /** From that many label values on they are no classes. */
    private static final int CLASS_LIMIT = 64;

    /** Copies the values. */
    public LabelScan {
        values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    /** Decodes all mask files of a set, not its pictures; labels that aren't mask files are not looked at. */
    public static LabelScan of(Dataset dataset) throws DatasetException {
        boolean[] seen = new boolean[256];
        int masks = 0;
        for (LabelledPicture picture : dataset.pictures()) {
            if (picture instanceof MaskedPicture masked) {
                mark(masked.mask(), seen);
                masks++;
            }
        }
        return of(dataset, masks, seen);
    }

    /** As {@link #of(Dataset)}, of labels that were looked at already: one flag for each of the 256 values. */
    static LabelScan of(Dataset dataset, int labelPictures, boolean[] seen) {
        TreeSet<Integer> values = new TreeSet<>();
        for (int value = 0; value < seen.length; value++) {
            if (seen[value]) {
                values.add(value);
            }
        }
        return new LabelScan(dataset, labelPictures, values);
    }

    /** As {@link #classes()}, of a set that wasn't looked at yet. */
    public static int classes(Dataset dataset) throws DatasetException {
        return of(dataset).classes();
    }

    /** As {@link #of(Dataset)}, of a set that something can be learnt from; others are refused. */
    public static LabelScan ofTrainable(Dataset dataset) throws DatasetException {
        LabelScan scan = of(dataset);
        scan.requireDescribedValues();
        scan.requireVehicles();
        return scan;
    }

    /**
     * Classes of a set that labels more than vehicle and not: the greatest label that counts, plus 1. 0 for a set with
     * fewer than three labels, and for one with more than 64 values, which are no classes.
     */
    public int classes() {
        TreeSet<Integer> counting = new TreeSet<>(values);
        counting.removeAll(dataset.labels().ignore());
        return counting.size() < 3 || counting.last() >= CLASS_LIMIT ? 0 : counting.last() + 1;
    }

    /** What is wrong with a set without a single vehicle pixel. */
    public Optional<String> vehicleFault() {
        byte[] truth = dataset.labels().truthTable();
        boolean found = values.stream().anyMatch(value -> truth[value] == Overlap.INSIDE);
        return found || labelPictures == 0
                ? Optional.empty()
                : Optional.of(
                        "data set %s holds no vehicle pixel in any of its %d pictures; are its labels, or its dataset.json, right?"
                                .formatted(dataset.folder(), labelPictures));
    }

    /** Refuses a set without a single vehicle pixel. */
    public void requireVehicles() throws DatasetException {
        Optional<String> fault = vehicleFault();
        if (fault.isPresent()) {
            throw new DatasetException(fault.get());
        }
    }

    /** Refuses a set whose {@code dataset.json} names a vehicle value that occurs nowhere: it is likely a slip. */
    public void requireDescribedValues() throws DatasetException {
        for (int value : new TreeSet<>(dataset.labels().vehicle())) {
            if (labelPictures > 0 && !values.contains(value)) {
                throw new DatasetException(
                        "data set %s: value %d, a vehicle in dataset.json, is in none of its %d masks; in them are: %s"
                                .formatted(dataset.folder(), value, labelPictures, valuesInWords()));
            }
        }
    }

    /** The values with neighbours drawn together: {@code 0-11, 255}. */
    public String valuesInWords() {
        List<String> ranges = new ArrayList<>();
        for (int value : values) {
            if (!values.contains(value - 1)) {
                int last = value;
                while (values.contains(last + 1)) {
                    last++;
                }
                ranges.add(last == value ? "" + value : value + "-" + last);
            }
        }
        return String.join(", ", ranges);
    }

    private static void mark(Path file, boolean[] seen) throws DatasetException {
        try (Mat mask = imread(file.toString(), IMREAD_UNCHANGED)) {
            String fault = Example.fault(file, mask);
            if (fault != null) {
                throw new DatasetException(fault);
            }
            mark(mask, seen);
        }
    }

    /** Marks the values of a label picture. */
    static void mark(Mat labels, boolean[] seen) {
        ByteBuffer values = labels.createBuffer();
        while (values.hasRemaining()) {
            seen[values.get() & 0xFF] = true;
        }
    }
}
