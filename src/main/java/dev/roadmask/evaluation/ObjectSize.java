package dev.roadmask.evaluation;

/** How large a region of the truth is, as a share of its picture. */
public enum ObjectSize {
    /** Below 0.25 %: under 60 x 38 pixels at 1280x720. */
    SMALL(0.0025, "below 0.25 %"),
    /** Below 2 %. */
    MEDIUM(0.02, "0.25 % to 2 %"),
    /** The rest. */
    LARGE(1.1, "2 % and more");

    private final double below;
    private final String words;

    ObjectSize(double below, String words) {
        this.below = below;
        this.words = words;
    }

    /** Its bounds, for people. */
    public String inWords() {
        return words;
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
