package dev.roadmask.dataset;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * How far training pictures are changed at random. Scale 1 is the whole picture stretched to the training size, as the
 * pipeline does it; 2 is a window of half its width and height.
 *
 * @param leastScale below 1 the picture gets a margin, which is ignored
 * @param greatestScale at least {@code leastScale}; scales are drawn evenly on a logarithmic axis
 * @param translationX greatest shift either way, as a share of the window's width; what comes in is ignored
 * @param translationY greatest shift either way, as a share of the window's height
 * @param aspect greatest relative stretch of width against height
 * @param rotationDegrees greatest rotation either way
 * @param flip mirrors every other picture
 * @param brightness greatest shift, as a share of full scale
 * @param contrast greatest relative change, of gamma too
 * @param whiteBalance greatest relative gain of a channel
 * @param saturation greatest relative change
 * @param degradation share of pictures that get blur, and again of those that get noise, and JPEG artefacts
 */
public record Augmentation(
        @JsonPropertyDescription("1 is the whole picture; below 1 it gets a margin, which is ignored")
                double leastScale,
        @JsonPropertyDescription("2 is a window of half its width and height") double greatestScale,
        @JsonPropertyDescription("greatest shift either way, as a share of the width") double translationX,
        @JsonPropertyDescription("greatest shift either way, as a share of the height") double translationY,
        @JsonPropertyDescription("greatest relative stretch of width against height") double aspect,
        @JsonPropertyDescription("greatest rotation either way") double rotationDegrees,
        @JsonPropertyDescription("mirrors every other picture") boolean flip,
        @JsonPropertyDescription("greatest shift, as a share of full scale") double brightness,
        @JsonPropertyDescription("greatest relative change, of gamma too") double contrast,
        @JsonPropertyDescription("greatest relative gain of a channel") double whiteBalance,
        @JsonPropertyDescription("greatest relative change") double saturation,
        @JsonPropertyDescription("share of pictures that get blur, again noise, again JPEG artefacts")
                double degradation) {
    /** Nothing is changed. */
    public static final Augmentation NONE = new Augmentation(1, 1, 0, 0, 0, 0, false, 0, 0, 0, 0, 0);

    /** Checks the ranges. */
    public Augmentation {
        if (leastScale <= 0.1 || greatestScale < leastScale || greatestScale > 10) {
            throw new IllegalArgumentException(
                    "augmentation scales must satisfy 0.1 < least <= greatest <= 10: least=%s greatest=%s"
                            .formatted(leastScale, greatestScale));
        }
        requireShare("translationX", translationX);
        requireShare("translationY", translationY);
        requireShare("aspect", aspect);
        requireShare("brightness", brightness);
        requireShare("contrast", contrast);
        requireShare("whiteBalance", whiteBalance);
        requireShare("saturation", saturation);
        requireShare("degradation", degradation);
        if (!(rotationDegrees >= 0 && rotationDegrees <= 180)) {
            throw new IllegalArgumentException("augmentation.rotationDegrees must lie in [0, 180]: " + rotationDegrees);
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("augmentation.%s must lie in [0, 1]: %s".formatted(name, value));
        }
    }
}
