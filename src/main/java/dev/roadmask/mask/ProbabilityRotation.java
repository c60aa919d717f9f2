package dev.roadmask.mask;

import java.nio.ByteBuffer;

/**
 * Turns the small probability of an upright picture back to how the picture is stored: phones store what they film
 * sideways, and only the small picture and the small probability are ever turned.
 *
 * <p>Allocates nothing per frame; may be shared between threads.
 */
public final class ProbabilityRotation {
    private final int uprightWidth;
    private final int uprightHeight;
    private final int degrees;

    /**
     * @param uprightWidth width of the upright probability
     * @param uprightHeight height of the upright probability
     * @param degrees the clockwise turn that shows the stored picture upright: 0, 90, 180 or 270
     */
    public ProbabilityRotation(int uprightWidth, int uprightHeight, int degrees) {
        Sizes.requirePositive("probability", uprightWidth, uprightHeight);
        if (degrees < 0 || degrees > 270 || degrees % 90 != 0) {
            throw new IllegalArgumentException("rotation must be 0, 90, 180 or 270: degrees=" + degrees);
        }
        this.uprightWidth = uprightWidth;
        this.uprightHeight = uprightHeight;
        this.degrees = degrees;
    }

    /** Width of the probability as the picture is stored. */
    public int width() {
        return degrees % 180 == 0 ? uprightWidth : uprightHeight;
    }

    /** Height of the probability as the picture is stored. */
    public int height() {
        return degrees % 180 == 0 ? uprightHeight : uprightWidth;
    }

    /**
     * Turns one plane.
     *
     * @param upright (uprightHeight, uprightWidth) bytes from index 0; borrowed
     * @param stored receives ({@link #height}, {@link #width}) bytes from index 0
     */
    public void turnBack(ByteBuffer upright, byte[] stored) {
        if (degrees == 0) {
            upright.get(0, stored, 0, uprightWidth * uprightHeight);
            return;
        }
        int width = width();
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width; x++) {
                stored[y * width + x] = upright.get(uprightIndex(x, y));
            }
        }
    }

    /** Where a stored position lies in the upright plane. */
    private int uprightIndex(int x, int y) {
        return switch (degrees) {
            case 90 -> x * uprightWidth + (uprightWidth - 1 - y);
            case 180 -> (uprightHeight - 1 - y) * uprightWidth + (uprightWidth - 1 - x);
            default -> (uprightHeight - 1 - x) * uprightWidth + y;
        };
    }
}
