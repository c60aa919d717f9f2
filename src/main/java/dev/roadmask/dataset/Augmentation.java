package dev.roadmask.dataset;

/**
 * How far training pictures are changed at random. Scale 1 is the whole picture stretched to the training size, as the
 * pipeline does it; 2 is a window of half its width and height.
 *
 * @param leastScale below 1 the picture gets a margin, which is ignored
 * @param greatestScale at least {@code leastScale}; scales are drawn evenly on a logarithmic axis
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
        double leastScale,
        double greatestScale,
        double aspect,
        double rotationDegrees,
        boolean flip,
        double brightness,
        double contrast,
        double whiteBalance,
        double saturation,
        double degradation) {
    /** What the shipped model was trained with. */
    public static final Augmentation STANDARD = new Augmentation(0.8, 2.5, 0.12, 5, true, 0.12, 0.3, 0.1, 0.5, 0.2);
    /** Nothing is changed. */
    public static final Augmentation NONE = new Augmentation(1, 1, 0, 0, false, 0, 0, 0, 0, 0);

    /** Checks the ranges. */
    public Augmentation {
        if (leastScale <= 0.1 || greatestScale < leastScale || greatestScale > 10) {
            throw new IllegalArgumentException("scales must satisfy 0.1 < least <= greatest <= 10: least=%s greatest=%s"
                    .formatted(leastScale, greatestScale));
        }
    }
}
