package dev.roadmask.training;

import dev.roadmask.dataset.Augmentation;
import java.util.List;

/**
 * Everything that decides what a training run computes; stored in its checkpoints, and a resumed run goes on with it.
 *
 * @param shape the network
 * @param width of a training picture, pixels, a multiple of 32
 * @param height of a training picture, pixels, a multiple of 32
 * @param batchSize pictures in a step
 * @param learningRate the highest of the schedule
 * @param weightDecay of AdamW
 * @param averageDecay of the exponential average of the weights, per step
 * @param auxiliaryWeight of the auxiliary cross entropy in the loss
 * @param epochs after which training ends; 0 for no such limit
 * @param minutes after which training ends, resumed parts added; 0 for no such limit
 * @param patience epochs without a better validation IoU after which training ends; 0 for no early stop
 * @param seed of weights, order and augmentation
 * @param bf16 whether the forward pass computes in bfloat16
 * @param pixelBudget P of the model file: input size at validation and in the pipeline
 * @param augmentation how training pictures are changed
 * @param datasets the folders, the first one validated on
 * @param picturesPerEpoch of each folder
 */
public record TrainingOptions(
        UNetShape shape,
        int width,
        int height,
        int batchSize,
        double learningRate,
        double weightDecay,
        double averageDecay,
        double auxiliaryWeight,
        int epochs,
        double minutes,
        int patience,
        long seed,
        boolean bf16,
        int pixelBudget,
        Augmentation augmentation,
        List<String> datasets,
        List<Integer> picturesPerEpoch) {
    /** Checks the ranges. */
    public TrainingOptions {
        require(width > 0 && width % 32 == 0, "width must be a multiple of 32: width=" + width);
        require(height > 0 && height % 32 == 0, "height must be a multiple of 32: height=" + height);
        require(batchSize >= 1, "batch size must be at least 1: batchSize=" + batchSize);
        require(learningRate > 0 && learningRate < 1, "learning rate must lie in (0, 1): learningRate=" + learningRate);
        require(
                averageDecay >= 0 && averageDecay < 1,
                "average decay must lie in [0, 1): averageDecay=" + averageDecay);
        require(epochs > 0 || minutes > 0, "either epochs or minutes must be positive");
        require(patience >= 0, "patience must not be negative: patience=" + patience);
        datasets = List.copyOf(datasets);
        picturesPerEpoch = List.copyOf(picturesPerEpoch);
        require(datasets.size() == picturesPerEpoch.size(), "each data set needs its pictures per epoch");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
