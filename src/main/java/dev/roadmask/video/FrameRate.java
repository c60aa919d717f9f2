package dev.roadmask.video;

/**
 * Frames a second as a rational, so that 29.97 stays 30000/1001.
 *
 * @param numerator positive
 * @param denominator positive
 */
public record FrameRate(int numerator, int denominator) {
    /** Refuses what is not a positive rational. */
    public FrameRate {
        if (numerator <= 0 || denominator <= 0) {
            throw new IllegalArgumentException(
                    "frame rate must be positive: numerator=" + numerator + " denominator=" + denominator);
        }
    }

    /** Frames a second, rounded to what a double holds. */
    public double framesPerSecond() {
        return (double) numerator / denominator;
    }

    /** The time base in which every frame lasts one tick. */
    public TimeBase frameDuration() {
        return new TimeBase(denominator, numerator);
    }

    /** {@code 30000/1001}. */
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
