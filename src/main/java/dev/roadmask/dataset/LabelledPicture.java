package dev.roadmask.dataset;

import java.nio.file.Path;

/** One picture of a data set and its labels, wherever they come from. Immutable; nothing is opened before {@link #read}. */
public interface LabelledPicture {
    /** The picture file: JPEG, PNG, BMP or WebP. */
    Path picture();

    /** Decodes the picture and makes its label picture; the caller closes the result. */
    Example read() throws DatasetException;

    /** The picture's name without folder and ending. */
    default String stem() {
        return stem(picture());
    }

    /** The name of a file without folder and ending. */
    static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
