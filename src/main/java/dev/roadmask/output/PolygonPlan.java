package dev.roadmask.output;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Outlines to be written.
 *
 * @param file JSON
 * @param tolerancePixels how far an outline may run from the pixels' edges; 0 follows them exactly
 */
public record PolygonPlan(Path file, double tolerancePixels) {
    /** A tenth of a picture of 1000 rows: nothing is left of an outline beyond that. */
    public static final double MOST_TOLERANCE_PIXELS = 100;

    public PolygonPlan {
        Objects.requireNonNull(file, "file");
        if (!(tolerancePixels >= 0 && tolerancePixels <= MOST_TOLERANCE_PIXELS)) {
            throw new IllegalArgumentException(
                    "tolerancePixels must lie in [0, 100]: tolerancePixels=" + tolerancePixels);
        }
    }
}
