package dev.roadmask.training;

import dev.roadmask.dataset.Batch;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The network that learns, its optimizer and its averaged twin. Lives inside the caller's {@code PointerScope}. */
final class Learner {
    private final TrainingOptions options;
    private final UNet network;
    private final UNet averaged;
    private final WeightAverage average;
    private final AdamW optimizer;

    Learner(TrainingOptions options) {
        this.options = options;
        torch.manual_seed(options.seed());
        network = new UNet(options.shape());
        averaged = new UNet(options.shape());
        averaged.eval();
        average = new WeightAverage(network, averaged, options.averageDecay());
        average.reset();
        AdamWOptions settings = new AdamWOptions(options.learningRate());
        settings.weight_decay().put(options.weightDecay());
        optimizer = new AdamW(network.parameters(), settings);
    }

    UNet network() {
        return network;
    }

    /** The averaged weights, in evaluation mode. */
    UNet averaged() {
        return averaged;
    }

    AdamW optimizer() {
        return optimizer;
    }

    /** Makes the averaged twin equal to the network, after foreign weights were read into it. */
    void resetAverage() {
        average.reset();
    }

    /**
     * One optimizer step.
     *
     * @param step from 1, for the warm-up of the average
     * @return the loss; if it is not finite, weights are left as they were
     */
    double step(Batch batch, double learningRate, long step) {
        try (PointerScope scope = new PointerScope()) {
            network.train(true);
            optimizer.param_groups().get(0).options().set_lr(learningRate);
            optimizer.zero_grad();
            Tensor loss = loss(batch);
            double value = loss.item_float();
            if (Double.isFinite(value)) {
                loss.backward();
                optimizer.step();
                average.update(step);
            }
            return value;
        }
    }

    private Tensor loss(Batch batch) {
        long[] size = {batch.size(), batch.height(), batch.width()};
        Tensor target = bytes(batch.truth(), size);
        UNet.Output output = forward(
                network, UNet.input(batch.pictures(), batch.size(), batch.width(), batch.height()), options.bf16());
        Tensor logits = output.logits().toType(ScalarType.Float);
        int stride = options.shape().stride();
        Tensor atFullSize = stride == 1
                ? logits
                : torch.upsample_bilinear2d(logits, new long[] {batch.height(), batch.width()}, false);
        Tensor loss = Losses.vehicle(atFullSize, target);
        if (output.auxiliary() == null) {
            return loss;
        }
        Tensor classes = everyNth(everyNth(bytes(batch.classes(), size), 1, stride), 2, stride);
        Tensor auxiliary = Losses.auxiliary(
                output.auxiliary().toType(ScalarType.Float),
                classes,
                options.shape().auxiliaryClasses());
        return loss.add(auxiliary.mul(new Scalar(options.auxiliaryWeight())));
    }

    /** Labels at the auxiliary head's resolution: one of each stride x stride block, as classes can't be averaged. */
    private static Tensor everyNth(Tensor labels, int dimension, int stride) {
        return labels.unflatten(dimension, labels.size(dimension) / stride, stride)
                .select(dimension + 1, stride / 2);
    }

    /** Probabilities of the averaged network, one byte an output pixel, for a (height, width, 3) picture. */
    ByteBuffer probabilities(ByteBuffer picture, int width, int height) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            UNet.Output output = forward(averaged, UNet.input(picture, 1, width, height), options.bf16());
            return UNet.probabilities(output.logits());
        }
    }

    private static UNet.Output forward(UNet network, Tensor input, boolean bf16) {
        if (!bf16) {
            return network.forward(input);
        }
        torch.set_autocast_dtype(DeviceType.CPU, ScalarType.BFloat16);
        torch.set_autocast_enabled(DeviceType.CPU, true);
        try {
            return network.forward(input);
        } finally {
            torch.set_autocast_enabled(DeviceType.CPU, false);
            // The cache holds this step's bf16 weights; the next step has others.
            torch.clear_cache();
        }
    }

    private static Tensor bytes(ByteBuffer memory, long... size) {
        return torch.from_blob(new BytePointer(memory), size, new TensorOptions(ScalarType.Byte));
    }
}
