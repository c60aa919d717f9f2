package dev.roadmask.diagnosis;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.MaskTracer;
import dev.roadmask.mask.ProbabilityRotation;
import dev.roadmask.model.InferenceTensors;
import dev.roadmask.model.InputSize;
import dev.roadmask.model.ModelException;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.video.Picture;
import dev.roadmask.video.PictureScaler;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;

/** The masks of frames once more, computed as the pipeline computed them. Used by one thread. */
final class ComputedMasks implements FrameMasks {
    private final SegmentationModel model;
    private final PictureScaler scaler;
    private final InferenceTensors tensors;
    private final MaskTracer tracer;
    private final MaskRuns mask;

    /** Borrows the model. */
    ComputedMasks(SegmentationModel model, double threshold, VideoDescription video) throws ModelException {
        this.model = model;
        InputSize size = model.card().inputSize(video.displayWidth(), video.displayHeight());
        tensors = model.allocate(size);
        scaler = PictureScaler.toRgbPlanes(size.width(), size.height(), video.rotationDegrees());
        ProbabilityRotation rotation =
                new ProbabilityRotation(tensors.outputWidth(), tensors.outputHeight(), video.rotationDegrees());
        tracer = new MaskTracer(rotation, video.width(), video.height(), threshold);
        mask = new MaskRuns(video.width(), video.height());
    }

    @Override
    public MaskRuns of(Picture picture, long frame) throws VideoException, ModelException {
        scaler.scale(picture, tensors.input());
        model.run(tensors);
        tracer.trace(tensors.probability(), mask);
        return mask;
    }

    @Override
    public void close() {
        scaler.close();
        tensors.close();
    }
}
