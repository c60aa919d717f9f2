package dev.roadmask.diagnosis;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.model.ModelException;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoException;

/** Where the masks of an original's frames come from. Used by one thread. */
interface FrameMasks extends AutoCloseable {
    /**
     * The mask of a frame; valid until the next call.
     *
     * @param picture decoded, as stored
     * @param frame its number, from 0
     */
    MaskRuns of(Picture picture, long frame) throws VideoException, ModelException;

    /**
     * Passes a frame that isn't compared: masks may depend on the frames before.
     *
     * @param picture decoded, as stored
     */
    default void pass(Picture picture) throws VideoException, ModelException {}

    @Override
    void close();
}
