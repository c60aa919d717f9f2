package dev.roadmask.pipeline;

import dev.roadmask.model.InputSize;
import dev.roadmask.video.PictureScaler;
import dev.roadmask.video.VideoException;

/** The decoder's picture to the network's input: upright, of its size, red, green and blue planes. */
public final class ScaleStage implements Stage, AutoCloseable {
    private final PictureScaler scaler;
    private final boolean last;

    /**
     * @param size of the network's input
     * @param rotationDegrees the clockwise turn that shows the decoded pictures upright
     * @param last whether nobody reads the decoder's picture after this: it is let go then, since the decoder has few to lend
     */
    public ScaleStage(InputSize size, int rotationDegrees, boolean last) {
        this.last = last;
        scaler = PictureScaler.toRgbPlanes(size.width(), size.height(), rotationDegrees);
    }

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public void process(FrameSlot frame) throws VideoException {
        scaler.scale(frame.decoded(), frame.tensors().input());
        if (last) {
            frame.decoded().release();
        }
    }

    @Override
    public void close() {
        scaler.close();
    }
}
