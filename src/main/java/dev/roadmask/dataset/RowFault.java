package dev.roadmask.dataset;

/**
 * Why a row of a table of boxes was skipped.
 *
 * @param line of the file, from 1
 * @param kind of fault
 * @param what is wrong, for people
 */
public record RowFault(int line, Kind kind, String what) {
    /** Kinds of faults. */
    public enum Kind {
        /** Too few fields, or a coordinate that is no whole number. */
        MALFORMED("malformed"),
        /** A label that neither CrowdAI nor Autti has and nobody chose. */
        UNKNOWN_LABEL("unknown label"),
        /** The picture doesn't lie in the folder. */
        MISSING_PICTURE("missing picture"),
        /** The picture's header can't be read. */
        UNREADABLE_PICTURE("unreadable picture"),
        /** No pixel between the corners. */
        INVERTED("inverted or empty box"),
        /** No pixel of the box lies in the picture. */
        OUTSIDE("box outside the picture");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    @Override
    public String toString() {
        return "line %d: %s".formatted(line, what);
    }
}
