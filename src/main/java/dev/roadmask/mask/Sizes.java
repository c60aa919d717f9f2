package dev.roadmask.mask;

/** The one check that every size in this room goes through. */
final class Sizes {
    private Sizes() {}

    static void requirePositive(String what, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(what + " size must be positive: width=" + width + " height=" + height);
        }
    }
}
