package dev.roadmask.pipeline;

import dev.roadmask.model.InputSize;
import dev.roadmask.video.PictureScaler;
import dev.roadmask.video.VideoException;

/** The decoder's picture to the network's input: upright, of its size, red, green and blue planes. */
public final class ScaleStage implements Stage, AutoCloseable {
    private final PictureScaler scaler;

    /**
     * @param size of the network's input
     * @param rotationDegrees the clockwise turn that shows the decoded pictures upright
     */
    public ScaleStage(InputSize size, int rotationDegrees) {
        scaler = PictureScaler.toRgbPlanes(size.width(), size.height(), rotationDegrees);
    }

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public void process(FrameSlot frame) throws VideoException {
        scaler.scale(frame.decoded(), frame.tensors().input());
    }

    @Override
    public void close() {
        scaler.close();
    }
}
