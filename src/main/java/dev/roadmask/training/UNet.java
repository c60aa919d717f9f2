package dev.roadmask.training;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The network: Ronneberger's U-Net (arXiv 1505.04597) with padded convolutions, by default with batch norm, a
 * stride-2 stem and bilinear upsampling.
 *
 * <p>Input (N, 3, H, W) float, RGB in [0, 1], H and W multiples of {@link UNetShape#divisor}. There is no mean to subtract: dividing by 255 is
 * a mere scale, which the export folds into the first convolution. Output: logits (N, 1, H/s, W/s) with s the stride of
 * the {@link UNetShape}.
 *
 * <p>Not thread-safe; the caller holds a {@code PointerScope} around each use.
 */
public final class UNet extends Module {
    /**
     * What one forward pass gives.
     *
     * @param logits (N, 1, H/s, W/s)
     * @param auxiliary (N, C, H/s, W/s), or null outside training or without auxiliary classes
     */
    public record Output(Tensor logits, Tensor auxiliary) {}

    private final UNetShape shape;
    private final ConvBlock stem;
    private final List<List<ConvBlock>> down = new ArrayList<>();
    private final List<UpBlock> up = new ArrayList<>();
    private final Conv2dImpl head;
    private final Conv2dImpl auxiliaryHead;

    /**
     * Builds a network with random weights; {@code torch.manual_seed} decides which.
     *
     * @param auxiliaryClasses classes of each training set that has any; side by side they are the channels of the
     *     auxiliary head
     */
    public UNet(UNetShape shape, List<Integer> auxiliaryClasses) {
        this.shape = shape;
        stem = shape.stem()
                ? register_module("stem", new ConvBlock(3, shape.baseWidth(), 3, 2, shape.batchNorm()))
                : null;
        for (int level = 0; level < shape.levels(); level++) {
            down.add(level(level));
        }
        for (int level = shape.levels() - 2; level >= 0; level--) {
            up.add(register_module("up" + level, new UpBlock(shape.width(level), shape)));
        }
        head = register_module("head", head(1));
        // A soft IoU learns nothing from probabilities near 0, so it has to begin in the middle.
        head.bias().detach().zero_();
        int channels = auxiliaryClasses.stream().mapToInt(Integer::intValue).sum();
        auxiliaryHead = channels == 0 ? null : register_module("auxiliaryHead", head(channels));
    }

    private List<ConvBlock> level(int level) {
        int channels = shape.width(level);
        int channelsIn = level > 0 ? shape.width(level - 1) : stem != null ? channels : 3;
        return List.of(
                register_module("down" + level + "first", new ConvBlock(channelsIn, channels, 3, 1, shape.batchNorm())),
                register_module("down" + level + "second", new ConvBlock(channels, channels, 3, 1, shape.batchNorm())));
    }

    private Conv2dImpl head(int channels) {
        return new Conv2dImpl(new Conv2dOptions(shape.baseWidth(), channels, new LongPointer(1, 1)));
    }

    /** One pass; the auxiliary head is computed only in training mode. */
    public Output forward(Tensor input) {
        Tensor x = stem == null ? input : stem.forward(input);
        List<Tensor> skips = new ArrayList<>();
        for (int level = 0; level < down.size(); level++) {
            if (level > 0) {
                skips.add(x);
                x = drop(torch.max_pool2d(x, 2, 2));
            }
            x = down.get(level).get(1).forward(down.get(level).get(0).forward(x));
        }
        for (UpBlock block : up) {
            x = block.forward(x, skips.remove(skips.size() - 1));
        }
        boolean auxiliary = auxiliaryHead != null && is_training();
        return new Output(head.forward(x), auxiliary ? auxiliaryHead.forward(x) : null);
    }

    private Tensor drop(Tensor x) {
        return shape.dropout() > 0 ? torch.dropout(x, shape.dropout(), is_training()) : x;
    }

    /**
     * Pictures as the network takes them.
     *
     * @param pictures (count, height, width, 3) uint8, RGB, direct; borrowed, to outlive the result
     * @return (count, 3, height, width) float in [0, 1]; a view turned round, so it is channels-last already
     */
    public static Tensor input(ByteBuffer pictures, int count, int width, int height) {
        long[] size = {count, height, width, 3};
        Tensor bytes = torch.from_blob(new BytePointer(pictures), size, new TensorOptions(ScalarType.Byte));
        return bytes.permute(0, 3, 1, 2).toType(ScalarType.Float).mul(new Scalar(1 / 255.0));
    }

    /** What the model file gives for these logits: round(255 sigmoid), unsigned bytes in their order. */
    public static ByteBuffer probabilities(Tensor logits) {
        Tensor rounded = torch.sigmoid(logits.toType(ScalarType.Float))
                .mul(new Scalar(255))
                .round()
                .toType(ScalarType.Byte)
                .contiguous();
        ByteBuffer copy = ByteBuffer.allocate(Math.toIntExact(rounded.numel()));
        return copy.put(new BytePointer(rounded.data_ptr())
                        .capacity(rounded.numel())
                        .asByteBuffer())
                .flip();
    }

    /** What it was built like. */
    public UNetShape shape() {
        return shape;
    }

    /** The stride-2 brick, or null without one. */
    public ConvBlock stem() {
        return stem;
    }

    /** The bricks of each level on the way down, highest resolution first. */
    public List<List<ConvBlock>> down() {
        return List.copyOf(down);
    }

    /** The way up, deepest first. */
    public List<UpBlock> up() {
        return List.copyOf(up);
    }

    /** The 1x1 convolution to one logit, with a bias. */
    public Conv2dImpl head() {
        return head;
    }
}
