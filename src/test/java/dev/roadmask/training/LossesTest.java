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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LossesTest {
    private final PointerScope scope = new PointerScope();

    @AfterEach
    void free() {
        scope.close();
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void certainAndRightCostsNothing(Loss loss) {
        Tensor truth = truth(Overlap.INSIDE, Overlap.OUTSIDE, Overlap.OUTSIDE, Overlap.INSIDE);
        assertEquals(0, Losses.vehicle(loss, logits(30, -30, -30, 30), truth).item_float(), 1e-5);
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void ignoredPixelsCountNowhere(Loss loss) {
        Tensor truth = truth(Overlap.INSIDE, Overlap.IGNORED, Overlap.OUTSIDE, Overlap.IGNORED);
        double one = Losses.vehicle(loss, logits(1, 9, -1, 9), truth).item_float();
        assertEquals(one, Losses.vehicle(loss, logits(1, -9, -1, -9), truth).item_float(), 1e-6);
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void descendingMakesItSmaller(Loss loss) {
        Tensor logits = logits(0.3, -0.2, 0.5, -1).set_requires_grad(true);
        Tensor truth = truth(Overlap.INSIDE, Overlap.OUTSIDE, Overlap.OUTSIDE, Overlap.INSIDE);
        Tensor before = Losses.vehicle(loss, logits, truth);
        before.backward();
        Tensor lower = logits.detach().sub(logits.grad().mul(new Scalar(0.1)));
        double after = Losses.vehicle(loss, lower, truth).item_float();
        assertTrue(after < before.item_float(), "before=%f after=%f".formatted(before.item_float(), after));
    }

    /** Probability one half everywhere: 2 of 4 pixels inside, so intersection 1, both sums 2, union 3. */
    @ParameterizedTest
    @CsvSource({
        "IOU, 0.5", // 1 - (1 + 1) / (3 + 1)
        "DICE, 0.4", // 1 - (2 + 1) / (4 + 1)
        "BCE, 0.554518", // 4 ln 2 / (4 + 1)
        "BCE_IOU, 1.054518",
        "FOCAL, 0.069315" // (2 * 0.25 + 2 * 0.75) * 0.5^2 * ln 2 / (4 + 1)
    })
    void undecidedCosts(Loss loss, double expected) {
        Tensor truth = truth(Overlap.INSIDE, Overlap.OUTSIDE, Overlap.OUTSIDE, Overlap.INSIDE);
        assertEquals(expected, Losses.vehicle(loss, logits(0, 0, 0, 0), truth).item_float(), 1e-5);
    }

    @Test
    void countsHardOverlap() {
        Tensor truth = truth(Overlap.INSIDE, Overlap.OUTSIDE, Overlap.IGNORED, Overlap.INSIDE);
        Tensor overlap = Losses.hardOverlap(logits(2, 1, 5, -3), truth);
        assertEquals(1, overlap.select(0, 0).item_float());
        assertEquals(3, overlap.select(0, 1).item_float());
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
