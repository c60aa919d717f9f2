package dev.roadmask.pipeline;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.Steadier;
import dev.roadmask.model.InferenceTensors;
import java.util.function.Supplier;

/** The probability, kept from flickering in place: sees all frames in order. */
public final class SteadyStage implements Stage {
    private final Supplier<MaskRule> rule;
    private final Steadier steadier;

    /**
     * @param tensors like those of the frames to come; only their sizes are read
     * @param rule its steadiness is asked once, its threshold before each frame
     */
    public SteadyStage(InferenceTensors tensors, Supplier<MaskRule> rule) {
        this.rule = rule;
        steadier = new Steadier(
                tensors.size().width(),
                tensors.size().height(),
                tensors.outputWidth(),
                tensors.outputHeight(),
                rule.get().steadiness());
    }

    @Override
    public String name() {
        return "steady";
    }

    @Override
    public void process(FrameSlot frame) {
        steadier.steady(frame.tensors().input(), frame.probability(), rule.get().threshold());
    }
}
