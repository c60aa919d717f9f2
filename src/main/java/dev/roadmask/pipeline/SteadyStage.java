package dev.roadmask.pipeline;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.Steadier;
import dev.roadmask.model.InferenceTensors;
import java.util.function.Supplier;

/** Keeps the probability from flickering, in place. It is the one stage with a memory: it sees all frames in order. */
public final class SteadyStage implements Stage {
    static final String NAME = "steady";

    /**
     * Frames after which nothing is left of what was before them: a run that goes on where another ended looks at as many
     * before. What fades slowest keeps five sixths a frame: after 120
     * frames that is less than a billionth.
     */
    static final int MEMORY_FRAMES = 120;

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
        return NAME;
    }

    @Override
    public void process(FrameSlot frame) {
        steadier.steady(frame.tensors().input(), frame.probability(), rule.get().threshold());
    }
}
