package dev.roadmask.training;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.ConvTranspose2dImpl;
import org.bytedeco.pytorch.ConvTranspose2dOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** One level up: double the resolution with half the channels, put the skip behind it, and two 3x3 bricks. */
public final class UpBlock extends Module {
    private final Conv2dImpl narrow;
    private final ConvTranspose2dImpl transposed;
    private final ConvBlock first;
    private final ConvBlock second;
    private final double dropout;

    UpBlock(int channels, UNetShape shape) {
        this.dropout = shape.dropout();
        boolean bilinear = shape.upsampling() == UNetShape.Upsampling.BILINEAR;
        narrow = bilinear ? register_module("narrow", narrowing(channels)) : null;
        transposed = bilinear ? null : register_module("transposed", transposing(channels));
        first = register_module("first", new ConvBlock(2 * channels, channels, 3, 1, shape.batchNorm()));
        second = register_module("second", new ConvBlock(channels, channels, 3, 1, shape.batchNorm()));
    }

    private static Conv2dImpl narrowing(int channels) {
        return new Conv2dImpl(new Conv2dOptions(2L * channels, channels, new LongPointer(1, 1)));
    }

    private static ConvTranspose2dImpl transposing(int channels) {
        ConvTranspose2dOptions options = new ConvTranspose2dOptions(2L * channels, channels, new LongPointer(2, 2));
        options.stride().put(new LongPointer(2, 2));
        return new ConvTranspose2dImpl(options);
    }

    Tensor forward(Tensor deeper, Tensor skip) {
        Tensor up = narrow == null
                ? transposed.forward(deeper)
                : torch.upsample_bilinear2d(narrow.forward(deeper), new long[] {skip.size(2), skip.size(3)}, false);
        Tensor both = torch.cat(new TensorVector(up, skip), 1);
        return second.forward(first.forward(dropout > 0 ? torch.dropout(both, dropout, is_training()) : both));
    }

    /** The 1x1 convolution before bilinear upsampling, with a bias, or null where the way up is transposed. */
    public Conv2dImpl narrow() {
        return narrow;
    }

    /** The 2x2 transposed convolution of stride 2, or null where the way up is bilinear. */
    public ConvTranspose2dImpl transposed() {
        return transposed;
    }

    /** The brick that takes upsampled and skip channels, in this order. */
    public ConvBlock first() {
        return first;
    }

    /** The second brick. */
    public ConvBlock second() {
        return second;
    }
}
