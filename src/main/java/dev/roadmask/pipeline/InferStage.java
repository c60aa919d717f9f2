package dev.roadmask.pipeline;

import dev.roadmask.model.ModelException;
import dev.roadmask.model.SegmentationModel;

/** The network, on the slot's own tensors. It has no state: any number of threads may share one. */
public final class InferStage implements Stage {
    private final SegmentationModel model;

    /** The model is borrowed. */
    public InferStage(SegmentationModel model) {
        this.model = model;
    }

    @Override
    public String name() {
        return "infer";
    }

    @Override
    public void process(FrameSlot frame) throws ModelException {
        model.run(frame.tensors());
    }
}
