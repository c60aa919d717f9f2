package dev.roadmask.evaluation;

import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.Example;
import dev.roadmask.dataset.LabelledPicture;
import dev.roadmask.dataset.PixelTally;

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

    /** Of one picture; none where no pixel counts. */
    static double of(byte[] truth) {
        double share = PixelTally.of(truth).coverage();
        return Double.isNaN(share) ? 0 : share;
    }
}
