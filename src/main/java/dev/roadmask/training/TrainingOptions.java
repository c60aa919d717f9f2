package dev.roadmask.training;

import dev.roadmask.dataset.DatasetOptions;
import java.util.List;

/**
 * Everything that decides what a training run computes; stored in its checkpoints, and a resumed run goes on with it.
 *
 * @param config what the user chose
 * @param auxiliaryClasses classes of each training set that labels more than its vehicles, in the order of the sets; each
 *     gets a slice of the auxiliary head, which only training uses
 * @param bf16 whether the forward pass computes in bfloat16: the configured precision, decided for this machine
 * @param datasets the folders, the first one that has a validation set is validated on
 * @param picturesPerEpoch of each folder
 * @param reading how the folders are read
 * @param cache folder of decoded pictures, or null
 * @param splits SHA-256 of each folder's split
 */
public record TrainingOptions(
        TrainingConfig config,
        List<Integer> auxiliaryClasses,
        boolean bf16,
        List<String> datasets,
        List<Integer> picturesPerEpoch,
        DatasetOptions reading,
        String cache,
        List<String> splits) {
    /** Copies the lists; without auxiliary weight there are no auxiliary classes. */
    public TrainingOptions {
        auxiliaryClasses = config.objective().auxiliaryWeight() > 0 ? List.copyOf(auxiliaryClasses) : List.of();
        datasets = List.copyOf(datasets);
        picturesPerEpoch = List.copyOf(picturesPerEpoch);
        splits = List.copyOf(splits);
        if (datasets.size() != picturesPerEpoch.size()) {
            throw new IllegalArgumentException("each data set needs its pictures per epoch");
        }
    }
}
