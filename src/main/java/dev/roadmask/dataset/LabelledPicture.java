package dev.roadmask.dataset;

import java.nio.file.Path;

/**
 * One picture and its label picture of the same size.
 *
 * @param picture JPEG or PNG
 * @param mask 8-bit, one channel, the label values themselves
 */
public record LabelledPicture(Path picture, Path mask) {
    /** The name both share, without folder and ending. */
    public String stem() {
        return stem(picture);
    }

    static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
