package dev.roadmask.training;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Convolution, batch norm, ReLU: the brick of the network. The convolution has no bias, the norm's shift serves. */
public final class ConvBlock extends Module {
    private final Conv2dImpl convolution;
    private final BatchNorm2dImpl norm;
    private final int stride;

    ConvBlock(int channelsIn, int channelsOut, int kernel, int stride) {
        this.stride = stride;
        Conv2dOptions options = new Conv2dOptions(channelsIn, channelsOut, new LongPointer(kernel, kernel));
        // Passing a Conv2dPadding object instead corrupts the options (bytedeco pytorch 2.10).
        options.padding().put(new LongPointer(kernel / 2, kernel / 2));
        options.stride().put(new LongPointer(stride, stride));
        options.bias().put(false);
        convolution = register_module("convolution", new Conv2dImpl(options));
        norm = register_module("norm", new BatchNorm2dImpl(new BatchNormOptions(channelsOut)));
    }

    Tensor forward(Tensor input) {
        return torch.relu_(norm.forward(convolution.forward(input)));
    }

    /** The convolution: weight (out, in, kernel, kernel), no bias. */
    public Conv2dImpl convolution() {
        return convolution;
    }

    /** The batch norm behind it. */
    public BatchNorm2dImpl norm() {
        return norm;
    }

    /** Stride of the convolution along both sides. */
    public int stride() {
        return stride;
    }
}
