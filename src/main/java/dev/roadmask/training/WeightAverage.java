package dev.roadmask.training;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * An exponential moving average of a network's weights and batch-norm statistics in a second network, which is the one
 * that gets scored and exported (Polyak averaging; the decay is warmed up as in the TensorFlow implementation).
 */
final class WeightAverage {
    private final double decay;
    private final List<Tensor> learning;
    private final List<Tensor> average;

    WeightAverage(UNet learning, UNet average, double decay) {
        this.decay = decay;
        this.learning = state(learning);
        this.average = state(average);
    }

    /** Weights, and of the buffers those that are averages themselves (not the counter of batches). */
    private static List<Tensor> state(Module module) {
        List<Tensor> tensors = new ArrayList<>();
        for (TensorVector vector : List.of(module.parameters(), module.buffers())) {
            for (long i = 0; i < vector.size(); i++) {
                Tensor tensor = vector.get(i);
                if (tensor.is_floating_point()) {
                    // Not detached: loading a checkpoint gives a parameter other memory, which only it would see.
                    tensors.add(tensor);
                }
            }
        }
        return tensors;
    }

    /** Makes the average equal to the network. */
    void reset() {
        blend(1);
    }

    /** Takes in the network after a step. */
    void update(long step) {
        blend(1 - Math.min(decay, (1.0 + step) / (10.0 + step)));
    }

    private void blend(double share) {
        try (NoGradGuard guard = new NoGradGuard();
                Scalar weight = new Scalar(share)) {
            for (int i = 0; i < average.size(); i++) {
                average.get(i).lerp_(learning.get(i), weight);
            }
        }
    }
}
