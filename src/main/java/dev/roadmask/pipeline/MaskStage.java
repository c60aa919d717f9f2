package dev.roadmask.pipeline;

import dev.roadmask.mask.MaskFinder;
import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.MaskTurn;
import dev.roadmask.video.VideoDescription;
import java.util.function.Supplier;

/**
 * The probability to the frame's mask and regions, of the picture as shown: upright. Every output of the frame reads
 * these.
 */
public final class MaskStage implements Stage {
    private final VideoDescription video;
    private final Supplier<MaskRule> rule;
    private final boolean meanProbability;
    private MaskRule finderRule;
    private MaskFinder finder;

    /**
     * @param video how its pictures are shown
     * @param rule what counts as mask, asked before each frame
     * @param meanProbability whether somebody wants to know that of each region
     */
    public MaskStage(VideoDescription video, Supplier<MaskRule> rule, boolean meanProbability) {
        this.video = video;
        this.rule = rule;
        this.meanProbability = meanProbability;
    }

    @Override
    public String name() {
        return "mask";
    }

    @Override
    public void process(FrameSlot frame) {
        if (video.mirrored()) {
            // The network saw the picture upright, but not mirrored.
            MaskTurn.mirror(frame.probability(), frame.tensors().outputWidth());
        }
        finderFor(frame).find(frame.probability(), frame.mask(), frame.regions(), meanProbability);
    }

    private MaskFinder finderFor(FrameSlot frame) {
        MaskRule wanted = rule.get();
        if (finder == null || !wanted.equals(finderRule)) {
            finder = new MaskFinder(
                    frame.tensors().outputWidth(),
                    frame.tensors().outputHeight(),
                    frame.mask().width(),
                    frame.mask().height(),
                    wanted);
            finderRule = wanted;
        }
        return finder;
    }
}
