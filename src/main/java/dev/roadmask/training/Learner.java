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
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The network that learns, its optimizer and its averaged twin. Lives inside the caller's {@code PointerScope}. */
final class Learner {
    private static final int CONVOLUTION_DIMENSIONS = 4;

    /**
     * One step of the optimizer.
     *
     * @param loss over the batch, penalties left out; NaN if it or they were not finite, then the weights are as before
     * @param intersection pixels that both the network, before the step, and the truth call vehicle
     * @param union pixels that one of them calls so
     */
    record Step(double loss, long intersection, long union) {}

    /**
     * The averaged network on one picture.
     *
     * @param probability one byte an output pixel
     * @param loss of the picture
     */
    record Answer(ByteBuffer probability, double loss) {}

    private final TrainingOptions options;
    private final TrainingConfig config;
    private final UNet network;
    private final UNet averaged;
    private final WeightAverage average;
    private final AdamW optimizer;

    Learner(TrainingOptions options) {
        this.options = options;
        this.config = options.config();
        torch.manual_seed(config.seed());
        network = network(options);
        averaged = network(options);
        averaged.eval();
        average = new WeightAverage(network, averaged, config.optimizer().averageDecay());
        average.reset();
        AdamWOptions settings = new AdamWOptions(config.optimizer().learningRate());
        settings.weight_decay().put(config.optimizer().weightDecay());
        optimizer = new AdamW(network.parameters(), settings);
    }

    private static UNet network(TrainingOptions options) {
        return new UNet(options.config().network(), options.auxiliaryClasses());
    }

    TrainingOptions options() {
        return options;
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
     * @param step from 1, for the warm-up of the average and for what is random in the network
     */
    Step step(Batch batch, double learningRate, long step) {
        try (PointerScope scope = new PointerScope()) {
            // Dropout draws from the global generator: seeded by step, a resumed run draws what it would have drawn.
            torch.manual_seed(config.seed() * 1_000_003 + step);
            network.train(true);
            optimizer.param_groups().get(0).options().set_lr(learningRate);
            optimizer.zero_grad();
            Tensor target = bytes(batch.truth(), batch.size(), batch.height(), batch.width());
            UNet.Output output = forward(
                    network, UNet.input(batch.pictures(), batch.size(), batch.width(), batch.height()), options.bf16());
            Tensor logits = atSize(output.logits(), batch.width(), batch.height());
            Tensor loss = loss(output, logits, target, batch);
            Tensor total = config.objective().l1() > 0 ? loss.add(penalty()) : loss;
            boolean finite = Double.isFinite(total.item_float());
            if (finite) {
                total.backward();
                optimizer.step();
                average.update(step);
            }
            Tensor overlap = Losses.hardOverlap(logits.detach(), target);
            return new Step(
                    finite ? loss.item_float() : Double.NaN,
                    Math.round(overlap.select(0, 0).item_float()),
                    Math.round(overlap.select(0, 1).item_float()));
        }
    }

    private Tensor loss(UNet.Output output, Tensor logits, Tensor target, Batch batch) {
        Tensor loss = Losses.vehicle(config.objective().loss(), logits, target);
        if (output.auxiliary() == null) {
            return loss;
        }
        int stride = config.network().stride();
        Tensor labels = bytes(batch.classes(), batch.size(), batch.height(), batch.width());
        Tensor auxiliary = Losses.auxiliary(
                output.auxiliary().toType(ScalarType.Float),
                everyNth(everyNth(labels, 1, stride), 2, stride),
                options.auxiliaryClasses());
        return loss.add(auxiliary.mul(new Scalar(config.objective().auxiliaryWeight())));
    }

    /** The L1 norm of all convolutions, transposed ones too; biases and norms have fewer than two dimensions. */
    private Tensor penalty() {
        Tensor sum = null;
        TensorVector parameters = network.parameters();
        for (long i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).dim() == CONVOLUTION_DIMENSIONS) {
                Tensor norm = parameters.get(i).abs().sum();
                sum = sum == null ? norm : sum.add(norm);
            }
        }
        return sum.mul(new Scalar(config.objective().l1()));
    }

    private static Tensor atSize(Tensor logits, int width, int height) {
        Tensor floats = logits.toType(ScalarType.Float);
        boolean fits = floats.size(2) == height && floats.size(3) == width;
        return fits ? floats : torch.upsample_bilinear2d(floats, new long[] {height, width}, false);
    }

    /** Labels at the auxiliary head's resolution: one of each stride x stride block, as classes can't be averaged. */
    private static Tensor everyNth(Tensor labels, int dimension, int stride) {
        return labels.unflatten(dimension, labels.size(dimension) / stride, stride)
                .select(dimension + 1, stride / 2);
    }

    /**
     * What the averaged network says to a picture.
     *
     * @param picture (height, width, 3) uint8, RGB, direct
     * @param truth (height, width) uint8 for the loss, direct: the truth of {@code dev.roadmask.mask.Overlap}
     */
    Answer answer(ByteBuffer picture, ByteBuffer truth, int width, int height) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            UNet.Output output = forward(averaged, UNet.input(picture, 1, width, height), options.bf16());
            Tensor logits = atSize(output.logits(), width, height);
            Tensor loss = Losses.vehicle(config.objective().loss(), logits, bytes(truth, 1, height, width));
            return new Answer(UNet.probabilities(output.logits()), loss.item_float());
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
