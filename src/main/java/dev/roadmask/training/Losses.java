package dev.roadmask.training;

import dev.roadmask.dataset.LabelMap;
import dev.roadmask.mask.Overlap;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The loss terms. */
final class Losses {
    private static final long SUM = 2;

    private Losses() {}

    /**
     * Binary cross entropy plus soft IoU of the vehicle class over the whole batch: the first gives every pixel a
     * gradient from the start, the second aims at the figure that is reported.
     *
     * @param logits (N, 1, H, W) float
     * @param target (N, H, W) uint8: the truth of {@link Overlap}
     */
    static Tensor vehicle(Tensor logits, Tensor target) {
        Tensor truth = target.unsqueeze(1);
        Tensor valid = truth.ne(new Scalar(Overlap.IGNORED & 0xFF)).toType(ScalarType.Float);
        truth = truth.eq(new Scalar(Overlap.INSIDE & 0xFF)).toType(ScalarType.Float);
        Tensor entropy = torch.binary_cross_entropy_with_logits(
                logits, truth, new TensorOptional(valid), new TensorOptional(), SUM);
        Tensor pixels = valid.sum().add(new Scalar(1));
        return entropy.div(pixels).add(softIou(torch.sigmoid(logits).mul(valid), truth.mul(valid)));
    }

    /** 1 - soft IoU; one pixel is added to both sums, so that an empty batch is a perfect one. */
    private static Tensor softIou(Tensor probability, Tensor truth) {
        Tensor intersection = probability.mul(truth).sum();
        Tensor union = probability.sum().add(truth.sum()).sub(intersection);
        Scalar one = new Scalar(1.0);
        return intersection.add(one).div(union.add(one)).neg().add(one);
    }

    /**
     * Cross entropy of each set's classes within its own slice of the auxiliary head, averaged over labelled pixels. A
     * batch without labelled pixels gives 0 (a plain mean would be NaN and end the run).
     *
     * @param logits (N, C, H, W), C the classes of all sets side by side
     * @param target (N, H, W) uint8: channel of the true class, or {@link LabelMap#NO_CLASS}
     */
    static Tensor auxiliary(Tensor logits, Tensor target, List<Integer> classes) {
        Tensor labels = target.toType(ScalarType.Long);
        Tensor total = logits.sum().mul(new Scalar(0.0));
        int offset = 0;
        for (int count : classes) {
            Tensor own = ownLabels(labels, offset, count);
            total = total.add(torch.cross_entropy_loss(
                    logits.narrow(1, offset, count), own, new TensorOptional(), SUM, LabelMap.NO_CLASS, 0.0));
            offset += count;
        }
        Tensor labelled = labels.ne(new Scalar(LabelMap.NO_CLASS)).sum().add(new Scalar(1));
        return total.div(labelled);
    }

    private static Tensor ownLabels(Tensor labels, int offset, int count) {
        Tensor shifted = labels.sub(new Scalar(offset));
        Tensor foreign = shifted.lt(new Scalar(0)).__or__(shifted.ge(new Scalar(count)));
        return shifted.masked_fill(foreign, new Scalar(LabelMap.NO_CLASS));
    }
}
