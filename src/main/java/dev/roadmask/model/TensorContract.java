package dev.roadmask.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;

/** Checks that a graph takes and gives what schema 1 says, before a frame is ever shown to it. */
final class TensorContract {
    static final String INPUT = "frame";
    static final String OUTPUT = "probability";

    /** Small, and wider than high, so that a graph that swaps its sides is found out. */
    private static final InputSize TRIAL = new InputSize(64, 32);

    /** What ONNX Runtime reports for a dimension that is not fixed. */
    private static final long SYMBOLIC = -1;

    private TensorContract() {}

    static void check(ModelFile file, OrtSession session, ModelCard card) throws ModelException, OrtException {
        TensorInfo input = only(file, "input", INPUT, session.getInputInfo());
        checkShape(file, "input " + INPUT, input, 3, "[N, 3, H, W]");
        TensorInfo output = only(file, "output", OUTPUT, session.getOutputInfo());
        int classes = card.classes().size();
        checkShape(file, "output " + OUTPUT, output, classes, "[N, " + classes + ", H/s, W/s]");
    }

    /**
     * Runs the graph once on a black picture: what a graph says of its output has no size, what it returns has.
     *
     * @throws OrtException if it does not run, which on a GPU may be the device's fault
     */
    static void tryOut(ModelFile file, OrtEnvironment environment, OrtSession session, ModelCard card)
            throws ModelException, OrtException {
        ByteBuffer black = ByteBuffer.allocateDirect(3 * TRIAL.pixels());
        long[] shape = {1, 3, TRIAL.height(), TRIAL.width()};
        try (OnnxTensor frame = OnnxTensor.createTensor(environment, black, shape, OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of(INPUT, frame))) {
            checkTrial(file, card, ((TensorInfo) result.get(0).getInfo()).getShape());
        }
    }

    private static void checkTrial(ModelFile file, ModelCard card, long[] shape) throws ModelException {
        int stride = card.stride();
        long[] wanted = {1, card.classes().size(), TRIAL.height() / stride, TRIAL.width() / stride};
        if (!Arrays.equals(shape, wanted)) {
            throw file.refusal("its output for a frame of " + TRIAL + " has the shape " + Arrays.toString(shape)
                    + ", not " + Arrays.toString(wanted) + " as roadmask.stride=" + stride + " says");
        }
    }

    private static TensorInfo only(ModelFile file, String side, String name, Map<String, NodeInfo> nodes)
            throws ModelException {
        if (nodes.size() != 1 || !nodes.containsKey(name)) {
            throw file.refusal("its " + side + "s are " + nodes.keySet() + ", not one " + side + " named " + name);
        }
        if (!(nodes.get(name).getInfo() instanceof TensorInfo tensor)) {
            throw file.refusal("its " + side + " " + name + " is not a tensor");
        }
        return tensor;
    }

    private static void checkShape(ModelFile file, String what, TensorInfo tensor, int planes, String expected)
            throws ModelException {
        if (tensor.type != OnnxJavaType.UINT8) {
            throw file.refusal("its " + what + " is of type " + tensor.type + ", not UINT8");
        }
        long[] shape = tensor.getShape();
        long[] wanted = {SYMBOLIC, planes, SYMBOLIC, SYMBOLIC};
        if (!Arrays.equals(shape, wanted)) {
            throw file.refusal("its " + what + " has the shape " + Arrays.toString(shape) + " (-1: any), not "
                    + expected + " with only the second fixed");
        }
    }
}
