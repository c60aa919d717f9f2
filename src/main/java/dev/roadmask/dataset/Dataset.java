package dev.roadmask.dataset;

import java.nio.file.Path;
import java.util.List;

/**
 * Labelled pictures that belong together.
 *
 * @param name for people
 * @param folder where it lies
 * @param pictures at least one
 * @param labels the meaning of the label values
 */
public record Dataset(String name, Path folder, List<LabelledPicture> pictures, LabelMap labels) {
    /** Copies the list. */
    public Dataset {
        pictures = List.copyOf(pictures);
    }

    /** The same set with other pictures. */
    Dataset with(List<LabelledPicture> others) {
        return new Dataset(name, folder, others, labels);
    }
}
