package dev.roadmask.export;

import dev.roadmask.model.Device;
import dev.roadmask.model.InferenceTensors;
import dev.roadmask.model.InputSize;
import dev.roadmask.model.ModelException;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.training.UNet;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Runs the same pictures through libtorch and through the written file in ONNX Runtime on the CPU. */
final class ParityCheck implements AutoCloseable {
    private final UNet network;
    private final SegmentationModel model;
    private int greatest;
    private int pictures;

    ParityCheck(UNet network, Path file) throws ModelException {
        this.network = network;
        this.model =
                SegmentationModel.open(file, Device.CPU, Runtime.getRuntime().availableProcessors());
    }

    /** Compares one picture, (height, width, 3) uint8 RGB. */
    void compare(ByteBuffer picture, InputSize size) throws ModelException {
        ByteBuffer expected = libtorch(picture, size);
        try (InferenceTensors tensors = model.allocate(size)) {
            toPlanes(picture, tensors.input());
            model.run(tensors);
            for (int i = 0; i < expected.capacity(); i++) {
                int difference =
                        (expected.get(i) & 0xFF) - (tensors.probability().get(i) & 0xFF);
                greatest = Math.max(greatest, Math.abs(difference));
            }
        }
        pictures++;
    }

    /** What was compared so far; differences are probabilities, in steps of 1/255 as the file gives them. */
    ExportReport.Parity result() {
        return new ExportReport.Parity(pictures, greatest / 255.0);
    }

    private static void toPlanes(ByteBuffer interleaved, ByteBuffer planes) {
        int pixels = interleaved.capacity() / 3;
        for (int i = 0; i < pixels; i++) {
            for (int channel = 0; channel < 3; channel++) {
                planes.put(channel * pixels + i, interleaved.get(3 * i + channel));
            }
        }
    }

    private ByteBuffer libtorch(ByteBuffer picture, InputSize size) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor input = UNet.input(picture, 1, size.width(), size.height());
            return UNet.probabilities(network.forward(input).logits());
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
