package dev.roadmask.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roadmask.training.UNetShape.Upsampling;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.TensorVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UNetCostTest {
    @ParameterizedTest
    @CsvSource({
        "32, 5, true, BILINEAR, true",
        "8, 4, false, BILINEAR, false",
        "32, 5, false, TRANSPOSED, false",
        "4, 3, true, TRANSPOSED, true"
    })
    void countsTheWeightsThatTheNetworkHas(
            int baseWidth, int levels, boolean stem, Upsampling upsampling, boolean batchNorm) {
        UNetShape shape = new UNetShape(baseWidth, levels, stem, upsampling, batchNorm, 0);
        try (PointerScope scope = new PointerScope()) {
            TensorVector parameters = new UNet(shape, List.of()).parameters();
            long weights = 0;
            for (long i = 0; i < parameters.size(); i++) {
                weights += parameters.get(i).numel();
            }
            assertEquals(weights, UNetCost.of(shape, 64, 64).parameters());
        }
    }

    @Test
    void countsTwoOperationsForEachWeightAndPixel() {
        // Two levels at 4x4 and 2x2, base 1, no norm: 3 -> 1 -> 1 | 1 -> 2 -> 2 | up 2 -> 1, (2) -> 1 -> 1, head 1 ->
        // 1.
        UNetShape shape = new UNetShape(1, 2, false, Upsampling.BILINEAR, false, 0);
        long top = 16 * (27 + 9);
        long bottom = 4 * (18 + 36);
        long up = 4 * 2 + 16 * (18 + 9);
        long head = 16;
        assertEquals(2 * (top + bottom + up + head), UNetCost.of(shape, 4, 4).flop());
    }

    @Test
    void theDefaultTakesTenGigaflopAFrame() {
        UNetShape shape = ConfigText.of(Preset.REALTIME).toConfig().network();
        assertEquals(10.6e9, UNetCost.of(shape, 448, 256).flop(), 0.2e9);
    }
}
