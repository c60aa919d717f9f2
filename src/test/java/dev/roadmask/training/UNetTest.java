package dev.roadmask.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.training.UNetShape.Upsampling;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UNetTest {
    private final PointerScope scope = new PointerScope();

    @AfterEach
    void free() {
        scope.close();
    }

    @Test
    void theDefaultHasSevenMillionWeightsAndHalvesTheResolution() {
        UNet network = new UNet(new UNetShape(32, 5, true, Upsampling.BILINEAR, true, 0), List.of());
        assertEquals(7_250_081, weights(network));
        assertArrayEquals(
                new long[] {1, 1, 16, 32},
                network.forward(torch.zeros(1, 3, 32, 64)).logits().shape());
    }

    @Test
    void theSeedArticlesNetworkKeepsTheResolution() {
        UNet network = new UNet(new UNetShape(4, 5, false, Upsampling.TRANSPOSED, false, 0), List.of());
        assertArrayEquals(
                new long[] {2, 1, 32, 64},
                network.forward(torch.zeros(2, 3, 32, 64)).logits().shape());
    }

    @Test
    void theAuxiliaryHeadWorksInTrainingOnly() {
        UNet network = new UNet(new UNetShape(4, 3, true, Upsampling.BILINEAR, true, 0), List.of(11, 7));
        Tensor input = torch.rand(2, 3, 32, 32);
        network.train(true);
        assertArrayEquals(
                new long[] {2, 18, 16, 16}, network.forward(input).auxiliary().shape());
        network.eval();
        assertNull(network.forward(input).auxiliary());
    }

    @Test
    void withoutNormEachLevelStillSpeaks() {
        torch.manual_seed(1);
        UNet network = new UNet(new UNetShape(8, 5, false, Upsampling.TRANSPOSED, false, 0), List.of());
        Tensor logits = network.forward(torch.rand(1, 3, 64, 64)).logits();
        double deviation = logits.std().item_float();
        assertTrue(deviation > 0.01, "the picture doesn't reach the output: deviation=" + deviation);
    }

    @Test
    void dropoutWorksInTrainingOnly() {
        UNet network = new UNet(new UNetShape(4, 3, false, Upsampling.BILINEAR, true, 0.5), List.of());
        Tensor input = torch.rand(1, 3, 32, 32);
        network.eval();
        assertTrue(network.forward(input).logits().equal(network.forward(input).logits()));
        network.train(true);
        assertFalse(network.forward(input).logits().equal(network.forward(input).logits()));
    }

    @Test
    void refusesImpossibleShapes() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> new UNetShape(0, 5, true, Upsampling.BILINEAR, true, 0));
        assertEquals("network.baseWidth must lie in [1, 256]: 0", refusal.getMessage());
    }

    private static long weights(UNet network) {
        long weights = 0;
        TensorVector parameters = network.parameters();
        for (long i = 0; i < parameters.size(); i++) {
            weights += parameters.get(i).numel();
        }
        return weights;
    }
}
