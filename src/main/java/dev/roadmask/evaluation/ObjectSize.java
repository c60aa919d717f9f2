package dev.roadmask.evaluation;

/** How large a region of the truth is, as a share of its picture. */
public enum ObjectSize {
    /** Below 0.25 %: under 60 x 38 pixels at 1280x720. */
    SMALL(0.0025),
    /** Below 2 %. */
    MEDIUM(0.02),
    /** The rest. */
    LARGE(1.1);

    private final double below;

    ObjectSize(double below) {
        this.below = below;
    }

    static ObjectSize of(double share) {
        for (ObjectSize size : values()) {
            if (share < size.below) {
                return size;
            }
        }
        return LARGE;
    }
}
