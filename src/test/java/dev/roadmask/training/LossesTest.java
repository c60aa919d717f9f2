package dev.roadmask.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.dataset.LabelMap;
import dev.roadmask.mask.Overlap;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LossesTest {
    private final PointerScope scope = new PointerScope();

    @AfterEach
    void free() {
        scope.close();
    }

    @Test
    void certainAndRightCostsNothing() {
        Tensor truth = truth(Overlap.INSIDE, Overlap.OUTSIDE, Overlap.OUTSIDE, Overlap.INSIDE);
        assertEquals(0, Losses.vehicle(logits(30, -30, -30, 30), truth).item_float(), 1e-5);
    }

    @Test
    void undecidedCostsOneBitAndHalfTheUnion() {
        Tensor truth = truth(Overlap.INSIDE, Overlap.OUTSIDE, Overlap.OUTSIDE, Overlap.INSIDE);
        // Binary cross entropy 4 ln 2 over 4 pixels + 1; soft IoU (1 + 1) / (2 + 2 - 1 + 1).
        double expected = 4 * Math.log(2) / 5 + 1 - 2 / 4.0;
        assertEquals(expected, Losses.vehicle(logits(0, 0, 0, 0), truth).item_float(), 1e-5);
    }

    @Test
    void ignoredPixelsCountNowhere() {
        Tensor truth = truth(Overlap.INSIDE, Overlap.IGNORED, Overlap.OUTSIDE, Overlap.IGNORED);
        double one = Losses.vehicle(logits(1, 9, -1, 9), truth).item_float();
        assertEquals(one, Losses.vehicle(logits(1, -9, -1, -9), truth).item_float(), 1e-6);
    }

    @Test
    void aBatchWithoutClassesIsNotNan() {
        Tensor labels = truth(
                (byte) LabelMap.NO_CLASS, (byte) LabelMap.NO_CLASS, (byte) LabelMap.NO_CLASS, (byte) LabelMap.NO_CLASS);
        Tensor logits = torch.zeros(1, 5, 2, 2);
        assertEquals(0, Losses.auxiliary(logits, labels, List.of(3, 2)).item_float());
    }

    @Test
    void eachSetLearnsItsOwnSlice() {
        // One pixel of each set: the first has 3 classes, so an even guess costs ln 3; the second 2, ln 2.
        Tensor labels = truth((byte) 1, (byte) LabelMap.NO_CLASS, (byte) 4, (byte) LabelMap.NO_CLASS);
        double loss =
                Losses.auxiliary(torch.zeros(1, 5, 2, 2), labels, List.of(3, 2)).item_float();
        assertEquals((Math.log(3) + Math.log(2)) / 3, loss, 1e-5);
        Tensor sure = torch.zeros(1, 5, 2, 2);
        sure.select(1, 4).fill_(new Scalar(50));
        double better = Losses.auxiliary(sure, labels, List.of(3, 2)).item_float();
        assertTrue(better < loss, "better=%f loss=%f".formatted(better, loss));
    }

    private static Tensor logits(double... values) {
        Tensor tensor = torch.zeros(1, 1, 2, 2);
        for (int i = 0; i < values.length; i++) {
            tensor.select(2, i / 2).select(2, i % 2).fill_(new Scalar(values[i]));
        }
        return tensor;
    }

    private static Tensor truth(byte... values) {
        Tensor tensor = torch.zeros(1, 2, 2).toType(ScalarType.Byte);
        for (int i = 0; i < values.length; i++) {
            tensor.select(1, i / 2).select(1, i % 2).fill_(new Scalar(values[i] & 0xFF));
        }
        return tensor;
    }
}
