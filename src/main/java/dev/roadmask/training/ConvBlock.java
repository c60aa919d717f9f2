package dev.roadmask.training;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Convolution, batch norm, ReLU: the brick of the network. With the norm the convolution has no bias, the norm's shift
 * serves; without it the weights begin as Glorot and Bengio advise (AISTATS 2010), which is how the seed article's library begins.
 */
public final class ConvBlock extends Module {
    private final Conv2dImpl convolution;
    private final BatchNorm2dImpl norm;
    private final int stride;

    ConvBlock(int channelsIn, int channelsOut, int kernel, int stride, boolean batchNorm) {
        this.stride = stride;
        Conv2dOptions options = new Conv2dOptions(channelsIn, channelsOut, new LongPointer(kernel, kernel));
        // Passing a Conv2dPadding object instead corrupts the options (bytedeco pytorch 2.10).
        options.padding().put(new LongPointer(kernel / 2, kernel / 2));
        options.stride().put(new LongPointer(stride, stride));
        options.bias().put(!batchNorm);
        convolution = register_module("convolution", new Conv2dImpl(options));
        norm = batchNorm ? register_module("norm", new BatchNorm2dImpl(new BatchNormOptions(channelsOut))) : null;
        if (!batchNorm) {
            beginWithoutNorm();
        }
    }

    private void beginWithoutNorm() {
        try (NoGradGuard guard = new NoGradGuard()) {
            torch.xavier_uniform_(convolution.weight());
            convolution.bias().zero_();
        }
    }

    Tensor forward(Tensor input) {
        Tensor convolved = convolution.forward(input);
        return torch.relu_(norm == null ? convolved : norm.forward(convolved));
    }

    /** The convolution: weight (out, in, kernel, kernel), with a bias only where there is no norm. */
    public Conv2dImpl convolution() {
        return convolution;
    }

    /** The batch norm behind it, or null. */
    public BatchNorm2dImpl norm() {
        return norm;
    }

    /** Stride of the convolution along both sides. */
    public int stride() {
        return stride;
    }
}
