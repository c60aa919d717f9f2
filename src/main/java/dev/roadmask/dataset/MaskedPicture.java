package dev.roadmask.dataset;

import java.nio.file.Path;

/**
 * A picture and its label picture of the same size.
 *
 * @param picture JPEG, PNG, BMP or WebP
 * @param mask 8-bit, one channel, the label values themselves
 */
public record MaskedPicture(Path picture, Path mask) implements LabelledPicture {
    @Override
    public Example read() throws DatasetException {
        return Example.read(picture, mask);
    }
}
