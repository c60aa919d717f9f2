package dev.roadmask.training;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.roadmask.dataset.Augmentation;

/**
 * Everything that a user may choose about a training, apart from the data. {@link ConfigText} reads and writes it as
 * YAML; the descriptions of the components are the comments there.
 *
 * @param network what is trained
 * @param input the size of pictures
 * @param objective what is made small
 * @param optimizer how
 * @param limits when it ends
 * @param augmentation how training pictures are changed
 * @param seed of weights, order and augmentation
 * @param precision of the forward pass
 */
public record TrainingConfig(
        UNetShape network,
        Input input,
        Objective objective,
        Optimizer optimizer,
        Limits limits,
        Augmentation augmentation,
        @JsonPropertyDescription("of weights, order and augmentation") long seed,
        @JsonPropertyDescription("auto (bf16 where the processor multiplies it natively), bf16 or fp32")
                Precision precision) {
    /** Number format of the forward pass; weights and optimizer are always 32-bit floats. */
    public enum Precision {
        /** {@link #BF16} where the processor has it, else {@link #FP32}. */
        AUTO,
        /** bfloat16 where libtorch's autocast takes it. */
        BF16,
        /** 32-bit floats. */
        FP32;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** How the learning rate goes on after the warm-up of the first 2 %. */
    public enum Decay {
        /** A cosine down to a hundredth at the end of the epochs or minutes. */
        COSINE,
        /** It stays; there is no warm-up either. */
        CONSTANT;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Sizes in pixels. */
    public record Input(
            @JsonPropertyDescription("pixels in a row of a training picture, a multiple of the network's divisor")
                    int width,
            @JsonPropertyDescription("rows of a training picture, a multiple of it too") int height,
            @JsonPropertyDescription("budget at validation and in the pipeline: 114688 is 448x256 for 16:9")
                    int pixels) {
        /** Checks the ranges. */
        public Input {
            require(width > 0 && height > 0, "input.width and input.height must be positive: " + width + "x" + height);
            require(pixels >= 1024, "input.pixels must be at least 1024: " + pixels);
        }
    }

    /** The loss and what is added to it. */
    public record Objective(
            @JsonPropertyDescription("iou, dice, bce, bce+iou or focal") Loss loss,
            @JsonPropertyDescription(
                            "weight of the cross entropy on a data set's further classes; 0: they are not used")
                    double auxiliaryWeight,
            @JsonPropertyDescription("times the sum of |w| over all convolutions is added to what is minimized")
                    double l1,
            @JsonPropertyDescription("vehicle regions below this share of the picture are taken off the training masks")
                    double leastObject) {
        /** Checks the ranges. */
        public Objective {
            require(auxiliaryWeight >= 0, "objective.auxiliaryWeight must not be negative: " + auxiliaryWeight);
            require(l1 >= 0, "objective.l1 must not be negative: " + l1);
            require(leastObject >= 0 && leastObject < 1, "objective.leastObject must lie in [0, 1): " + leastObject);
        }
    }

    /** AdamW and the average of the weights. */
    public record Optimizer(
            @JsonPropertyDescription("pictures in a step") int batchSize,
            @JsonPropertyDescription("the highest of the schedule") double learningRate,
            @JsonPropertyDescription("cosine or constant") Decay decay,
            @JsonPropertyDescription("of AdamW; with 0 it is Adam") double weightDecay,
            @JsonPropertyDescription("of the exponential average of the weights, per step; 0: no average")
                    double averageDecay) {
        /** Checks the ranges. */
        public Optimizer {
            require(batchSize >= 1, "optimizer.batchSize must be at least 1: " + batchSize);
            require(learningRate > 0 && learningRate < 1, "optimizer.learningRate must lie in (0, 1): " + learningRate);
            require(weightDecay >= 0, "optimizer.weightDecay must not be negative: " + weightDecay);
            require(
                    averageDecay >= 0 && averageDecay < 1,
                    "optimizer.averageDecay must lie in [0, 1): " + averageDecay);
        }
    }

    /** When a run ends: whichever comes first. */
    public record Limits(
            @JsonPropertyDescription("after so many; 0: no such limit") int epochs,
            @JsonPropertyDescription("after so many, resumed parts added; 0: no such limit") double minutes,
            @JsonPropertyDescription("after so many epochs without a better validation IoU; 0: no early stop")
                    int patience) {
        /** Checks the ranges. */
        public Limits {
            require(epochs > 0 || minutes > 0, "either limits.epochs or limits.minutes must be positive");
            require(patience >= 0, "limits.patience must not be negative: " + patience);
        }
    }

    /** Checks that sizes fit the network. */
    public TrainingConfig {
        int divisor = network.divisor();
        require(
                input.width % divisor == 0 && input.height % divisor == 0,
                "input.width and input.height must be multiples of %d for this network: %dx%d"
                        .formatted(divisor, input.width, input.height));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
