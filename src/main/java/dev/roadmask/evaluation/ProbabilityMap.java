package dev.roadmask.evaluation;

import java.nio.ByteBuffer;

/**
 * How likely each pixel of a picture is vehicle. A mask is one too: 0 and 255.
 *
 * @param width pixels in a row; the picture's or fewer
 * @param height rows
 * @param values (height, width) unsigned bytes from index 0, 255 times the probability; borrowed
 */
public record ProbabilityMap(int width, int height, ByteBuffer values) {
    /** Value of a mask's pixel that is vehicle. */
    public static final byte VEHICLE = (byte) 255;
    /** Value of a mask's pixel that is not. */
    public static final byte BACKGROUND = 0;

    /** Checks that the values are all there. */
    public ProbabilityMap {
        if (width < 1 || height < 1 || values.capacity() < (long) width * height) {
            throw new IllegalArgumentException("a probability map needs a byte a pixel: width=%d height=%d bytes=%d"
                    .formatted(width, height, values.capacity()));
        }
    }
}
