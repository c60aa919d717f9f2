package dev.roadmask.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * One frame's input and output for a model, made once and used for every frame that passes: the network reads and
 * writes these buffers directly.
 *
 * <p>Owns both tensors. Close it before its model, and when no run is under way. One thread at a time; the buffers are
 * to be accessed by absolute index.
 */
public final class InferenceTensors implements AutoCloseable {
    /** Lines of 64 bytes: swscale and ONNX Runtime load whole vectors. */
    private static final int ALIGNMENT = 64;

    private final InputSize size;
    private final int outputWidth;
    private final int outputHeight;
    private final int classes;
    private final ByteBuffer input;
    private final ByteBuffer probability;
    private final OnnxTensor inputTensor;
    private final OnnxTensor outputTensor;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;
    private boolean closed;

    InferenceTensors(OrtEnvironment environment, InputSize size, int classes, int stride) throws OrtException {
        this.size = size;
        this.classes = classes;
        outputWidth = size.width() / stride;
        outputHeight = size.height() / stride;
        input = aligned(3 * size.pixels());
        probability = aligned(classes * outputWidth * outputHeight);
        long[] inputShape = {1, 3, size.height(), size.width()};
        long[] outputShape = {1, classes, outputHeight, outputWidth};
        inputTensor = OnnxTensor.createTensor(environment, input, inputShape, OnnxJavaType.UINT8);
        outputTensor = OnnxTensor.createTensor(environment, probability, outputShape, OnnxJavaType.UINT8);
        inputs = Map.of(TensorContract.INPUT, inputTensor);
        outputs = Map.of(TensorContract.OUTPUT, outputTensor);
    }

    private static ByteBuffer aligned(int bytes) {
        ByteBuffer whole = ByteBuffer.allocateDirect(bytes + ALIGNMENT).alignedSlice(ALIGNMENT);
        return whole.slice(0, bytes);
    }

    /** Size of the input. */
    public InputSize size() {
        return size;
    }

    /** Planes of the output, K. */
    public int classes() {
        return classes;
    }

    /** Columns of the output, W/s. */
    public int outputWidth() {
        return outputWidth;
    }

    /** Rows of the output, H/s. */
    public int outputHeight() {
        return outputHeight;
    }

    /** Bytes of both buffers together. */
    public long bytes() {
        return (long) input.capacity() + probability.capacity();
    }

    /** (1, 3, H, W) uint8, the red, green and blue plane, 0 to 255; direct; to be written before a run. */
    public ByteBuffer input() {
        requireOpen();
        return input;
    }

    /** (1, K, H/s, W/s) uint8, 255 = certain; direct; written by a run. */
    public ByteBuffer probability() {
        requireOpen();
        return probability;
    }

    /** Frees the tensors; the buffers must not be used any more. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            inputTensor.close();
            outputTensor.close();
        }
    }

    Map<String, OnnxTensor> inputs() {
        requireOpen();
        return inputs;
    }

    Map<String, OnnxTensor> outputs() {
        requireOpen();
        return outputs;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the tensors are closed");
        }
    }
}
