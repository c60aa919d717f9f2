package dev.roadmask.diagnosis;

import dev.roadmask.mask.MaskFinder;
import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.MaskTurn;
import dev.roadmask.mask.Regions;
import dev.roadmask.mask.Steadier;
import dev.roadmask.model.InferenceTensors;
import dev.roadmask.model.InputSize;
import dev.roadmask.model.ModelException;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.video.Picture;
import dev.roadmask.video.PictureScaler;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import java.util.Optional;

/** The masks of frames once more, computed as the pipeline computed them: all frames, in order. Used by one thread. */
final class ComputedMasks implements FrameMasks {
    private final SegmentationModel model;
    private final PictureScaler scaler;
    private final InferenceTensors tensors;
    private final MaskRule rule;
    private final Optional<Steadier> steadier;
    private final MaskFinder finder;
    private final MaskTurn turn;
    private final boolean mirrored;
    private final Regions regions = new Regions();
    private final MaskRuns shown;
    private final MaskRuns stored;

    /** Borrows the model. */
    ComputedMasks(SegmentationModel model, MaskRule rule, VideoDescription video) throws ModelException {
        this.model = model;
        this.rule = rule;
        InputSize size = model.card().inputSize(video.displayWidth(), video.displayHeight());
        tensors = model.allocate(size);
        steadier = Steadier.of(
                size.width(), size.height(), tensors.outputWidth(), tensors.outputHeight(), rule.steadiness());
        scaler = PictureScaler.toRgbPlanes(size.width(), size.height(), video.rotationDegrees());
        turn = new MaskTurn(video.width(), video.height(), video.rotationDegrees(), video.mirrored());
        mirrored = video.mirrored();
        shown = new MaskRuns(turn.shownWidth(), turn.shownHeight());
        stored = new MaskRuns(video.width(), video.height());
        finder = new MaskFinder(tensors.outputWidth(), tensors.outputHeight(), shown.width(), shown.height(), rule);
    }

    @Override
    public MaskRuns of(Picture picture, long frame) throws VideoException, ModelException {
        see(picture);
        finder.find(tensors.probability(), shown, regions, false);
        turn.toStored(shown, stored);
        return stored;
    }

    @Override
    public void pass(Picture picture) throws VideoException, ModelException {
        if (steadier.isPresent()) {
            see(picture);
        }
    }

    private void see(Picture picture) throws VideoException, ModelException {
        scaler.scale(picture, tensors.input());
        model.run(tensors);
        steadier.ifPresent(s -> s.steady(tensors.input(), tensors.probability(), rule.threshold()));
        if (mirrored) {
            MaskTurn.mirror(tensors.probability(), tensors.outputWidth());
        }
    }

    @Override
    public void close() {
        scaler.close();
        tensors.close();
    }
}
