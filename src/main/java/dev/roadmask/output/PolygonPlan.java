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
    public PolygonPlan {
        Objects.requireNonNull(file, "file");
        if (!(tolerancePixels >= 0 && tolerancePixels <= 100)) {
            throw new IllegalArgumentException(
                    "tolerancePixels must lie in [0, 100]: tolerancePixels=" + tolerancePixels);
        }
    }
}
