package dev.roadmask.training;

import dev.roadmask.dataset.LabelMap;
import dev.roadmask.mask.Overlap;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The loss terms. */
final class Losses {
    private static final long NO_REDUCTION = 0;
    private static final long SUM = 2;
    private static final double FOCAL_ALPHA = 0.25;

    private Losses() {}

    /**
     * How wrong the vehicle class is, over the whole batch; ignored pixels count nowhere.
     *
     * @param logits (N, 1, H, W) float
     * @param target (N, H, W) uint8: the truth of {@link Overlap}
     */
    static Tensor vehicle(Loss loss, Tensor logits, Tensor target) {
        Tensor valid = valid(target);
        Tensor truth = inside(target);
        return switch (loss) {
            case IOU -> softIou(torch.sigmoid(logits).mul(valid), truth);
            case DICE -> softDice(torch.sigmoid(logits).mul(valid), truth);
            case BCE -> entropy(logits, truth, valid);
            case BCE_IOU -> entropy(logits, truth, valid)
                    .add(softIou(torch.sigmoid(logits).mul(valid), truth));
            case FOCAL -> focal(logits, truth, valid);
        };
    }

    /** Pixels that both found and truth have, and those that one of them has: (2) float, for a hard mask. */
    static Tensor hardOverlap(Tensor logits, Tensor target) {
        Tensor found = logits.ge(new Scalar(0)).toType(ScalarType.Float).mul(valid(target));
        Tensor truth = inside(target);
        Tensor intersection = found.mul(truth).sum();
        Tensor union = found.sum().add(truth.sum()).sub(intersection);
        return torch.stack(new TensorVector(intersection, union));
    }

    private static Tensor valid(Tensor target) {
        return target.unsqueeze(1).ne(new Scalar(Overlap.IGNORED & 0xFF)).toType(ScalarType.Float);
    }

    private static Tensor inside(Tensor target) {
        return target.unsqueeze(1).eq(new Scalar(Overlap.INSIDE & 0xFF)).toType(ScalarType.Float);
    }

    private static Tensor entropy(Tensor logits, Tensor truth, Tensor valid) {
        Tensor sum = torch.binary_cross_entropy_with_logits(
                logits, truth, new TensorOptional(valid), new TensorOptional(), SUM);
        return sum.div(valid.sum().add(one()));
    }

    /** 1 - soft IoU; one pixel is added to both sums, so that an empty batch is a perfect one. */
    private static Tensor softIou(Tensor probability, Tensor truth) {
        Tensor intersection = probability.mul(truth).sum();
        Tensor union = probability.sum().add(truth.sum()).sub(intersection);
        return intersection.add(one()).div(union.add(one())).neg().add(one());
    }

    /** 1 - soft Dice, with one pixel added as above. */
    private static Tensor softDice(Tensor probability, Tensor truth) {
        Tensor intersection = probability.mul(truth).sum();
        Tensor both = probability.sum().add(truth.sum());
        return intersection
                .mul(new Scalar(2.0))
                .add(one())
                .div(both.add(one()))
                .neg()
                .add(one());
    }

    /** alpha_t (1 - p_t)^2 (-ln p_t), with p_t the probability of the truth. */
    private static Tensor focal(Tensor logits, Tensor truth, Tensor valid) {
        Tensor probability = torch.sigmoid(logits);
        Tensor wrong = probability.sub(truth).abs();
        Tensor alpha = truth.mul(new Scalar(2 * FOCAL_ALPHA - 1)).add(new Scalar(1 - FOCAL_ALPHA));
        Tensor entropy = torch.binary_cross_entropy_with_logits(
                logits, truth, new TensorOptional(valid), new TensorOptional(), NO_REDUCTION);
        return alpha.mul(wrong).mul(wrong).mul(entropy).sum().div(valid.sum().add(one()));
    }

    /** Not a constant: made inside one step's scope, it would be freed with it. */
    private static Scalar one() {
        return new Scalar(1.0);
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
