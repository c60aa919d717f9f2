package dev.roadmask.evaluation;

import dev.roadmask.dataset.Example;
import dev.roadmask.dataset.LabelledPicture;
import dev.roadmask.model.ModelException;
import dev.roadmask.video.VideoException;

/**
 * A way to find the vehicles in a picture: the network, or one of its traditional rivals. Used by one thread, one
 * picture after another: {@link #load}, then {@link #segment}, whose cost is what {@link Evaluation} measures.
 */
public interface Segmenter extends AutoCloseable {
    /** The method's name on the command line. */
    String method();

    /** What exactly is scored: a model file with its hash, or the rival's parameters; for people. */
    String model();

    /** From which probability on, in [0, 1], a pixel is vehicle; a method that gives a mask can leave it alone. */
    default double threshold() {
        return 0.5;
    }

    /**
     * Makes a picture ready. Decoding happens here or has happened, so no method is charged for it.
     *
     * @param picture where its file is, for who decodes it by himself
     * @param example the decoded picture; borrowed for this call
     */
    void load(LabelledPicture picture, Example example) throws VideoException, ModelException;

    /** Segments the loaded picture, any number of times; the result is valid until the next call of either method. */
    ProbabilityMap segment() throws VideoException, ModelException;

    @Override
    void close();
}
