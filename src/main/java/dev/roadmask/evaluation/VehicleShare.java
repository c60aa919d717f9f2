package dev.roadmask.evaluation;

import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.Example;
import dev.roadmask.dataset.LabelledPicture;
import dev.roadmask.mask.Overlap;

/** How much of a set's pictures is vehicle. */
public final class VehicleShare {
    private VehicleShare() {}

    /** Mean over the pictures of vehicle pixels among those that count, in [0, 1]; decodes all of them. */
    public static double mean(Dataset dataset) throws DatasetException {
        double sum = 0;
        for (LabelledPicture picture : dataset.pictures()) {
            try (Example example = picture.read()) {
                sum += of(example.truth(dataset.labels()));
            }
        }
        return sum / dataset.pictures().size();
    }

    private static double of(byte[] truth) {
        int inside = 0;
        int counted = 0;
        for (byte value : truth) {
            inside += value == Overlap.INSIDE ? 1 : 0;
            counted += value == Overlap.IGNORED ? 0 : 1;
        }
        return counted == 0 ? 0 : (double) inside / counted;
    }
}
