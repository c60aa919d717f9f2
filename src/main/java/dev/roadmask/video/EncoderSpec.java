package dev.roadmask.video;

/**
 * The pictures that an encoder is to take.
 *
 * @param width in pixels
 * @param height in pixels
 * @param sourceFormat FFmpeg's number of the pixel format that they come in; the encoder's is the closest it takes
 * @param timeBase unit of their timestamps
 * @param frameRate average, for rate control
 * @param pixelAspectNumerator 0 when unknown
 * @param pixelAspectDenominator 1 when unknown
 * @param colors tags to carry over
 * @param globalHeader whether the container wants the codec's header apart from the packets
 */
record EncoderSpec(
        int width,
        int height,
        int sourceFormat,
        TimeBase timeBase,
        FrameRate frameRate,
        int pixelAspectNumerator,
        int pixelAspectDenominator,
        ColorTags colors,
        boolean globalHeader) {
    @Override
    public String toString() {
        return width + "x" + height;
    }
}
