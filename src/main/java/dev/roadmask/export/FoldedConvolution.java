package dev.roadmask.export;

import dev.roadmask.training.ConvBlock;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.ConvTranspose2dImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A convolution as plain numbers.
 *
 * @param weight in the order of {@code dimensions}
 * @param dimensions (out, in, kernel, kernel); (in, out, kernel, kernel) for a transposed one
 * @param bias one number an output channel
 */
record FoldedConvolution(float[] weight, long[] dimensions, float[] bias) {
    /** What libtorch adds to the variance; the blocks are built with its default. */
    private static final double EPSILON = 1e-5;

    /** A convolution with the batch norm behind it, if it has one: y = (w x - mean) gamma / sqrt(variance + epsilon) + beta. */
    static FoldedConvolution of(ConvBlock block) {
        return block.norm() == null ? of(block.convolution()) : folded(block);
    }

    private static FoldedConvolution folded(ConvBlock block) {
        try (PointerScope scope = new PointerScope()) {
            Tensor convolution = block.convolution().weight();
            float[] weight = floats(convolution);
            float[] gamma = floats(block.norm().weight());
            float[] beta = floats(block.norm().bias());
            float[] mean = floats(block.norm().running_mean());
            float[] variance = floats(block.norm().running_var());
            int each = weight.length / gamma.length;
            float[] bias = new float[gamma.length];
            for (int channel = 0; channel < gamma.length; channel++) {
                double factor = gamma[channel] / Math.sqrt(variance[channel] + EPSILON);
                bias[channel] = (float) (beta[channel] - mean[channel] * factor);
                scale(weight, channel * each, each, factor);
            }
            return new FoldedConvolution(weight, dimensions(convolution), bias);
        }
    }

    static FoldedConvolution of(Conv2dImpl convolution) {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = convolution.weight();
            return new FoldedConvolution(floats(weight), dimensions(weight), floats(convolution.bias()));
        }
    }

    static FoldedConvolution of(ConvTranspose2dImpl convolution) {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = convolution.weight();
            return new FoldedConvolution(floats(weight), dimensions(weight), floats(convolution.bias()));
        }
    }

    /** The same for an input that is larger by a factor. Exact with zero padding too, which a mean would not be. */
    FoldedConvolution forInputScaledBy(double factor) {
        float[] scaled = weight.clone();
        scale(scaled, 0, scaled.length, 1 / factor);
        return new FoldedConvolution(scaled, dimensions, bias);
    }

    int kernel() {
        return (int) dimensions[2];
    }

    private static void scale(float[] values, int from, int count, double factor) {
        for (int i = from; i < from + count; i++) {
            values[i] = (float) (values[i] * factor);
        }
    }

    private static float[] floats(Tensor tensor) {
        Tensor plain = tensor.detach().toType(ScalarType.Float).contiguous();
        float[] values = new float[Math.toIntExact(plain.numel())];
        new FloatPointer(plain.data_ptr()).capacity(values.length).get(values);
        return values;
    }

    private static long[] dimensions(Tensor tensor) {
        long[] dimensions = new long[(int) tensor.dim()];
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = tensor.size(i);
        }
        return dimensions;
    }
}
