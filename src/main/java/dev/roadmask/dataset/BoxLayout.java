package dev.roadmask.dataset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the fields of a row of boxes are, all counted from 0.
 *
 * @param separator between fields
 * @param header whether the first row names the columns
 * @param xMin column of the left edge
 * @param yMin column of the upper edge
 * @param xMax column of the right edge
 * @param yMax column of the lower edge
 * @param frame column of the picture's file name
 * @param label column of the label
 */
record BoxLayout(char separator, boolean header, int xMin, int yMin, int xMax, int yMax, int frame, int label) {
    /** CrowdAI's as its values are, whatever its header says. */
    static final BoxLayout CROWD_AI = new BoxLayout(',', false, 0, 1, 2, 3, 4, 5);
    /** Autti's: frame, corners, occluded, label, attributes. */
    static final BoxLayout AUTTI = new BoxLayout(' ', false, 1, 2, 3, 4, 0, 6);

    private static final List<String> NAMES = List.of("xmin", "ymin", "xmax", "ymax", "frame", "label");

    /** The layout that a header names; empty for a row that is none. */
    static Optional<BoxLayout> ofHeader(TableRow row, char separator) {
        List<String> fields = row.fields().stream()
                .map(field -> field.toLowerCase(Locale.ROOT))
                .toList();
        if (!fields.containsAll(NAMES)) {
            return Optional.empty();
        }
        int[] at = NAMES.stream().mapToInt(fields::indexOf).toArray();
        return Optional.of(new BoxLayout(separator, true, at[0], at[1], at[2], at[3], at[4], at[5]));
    }

    /** The same with the corners as xmin,ymin,xmax,ymax in the same four columns. */
    BoxLayout withCornersInTurn() {
        int[] columns = cornerColumns();
        return new BoxLayout(separator, header, columns[0], columns[1], columns[2], columns[3], frame, label);
    }

    /** The same with the corners as xmin,xmax,ymin,ymax in the same four columns. */
    BoxLayout withCornersInPairs() {
        int[] columns = cornerColumns();
        return new BoxLayout(separator, header, columns[0], columns[2], columns[1], columns[3], frame, label);
    }

    private int[] cornerColumns() {
        return IntStream.of(xMin, yMin, xMax, yMax).sorted().toArray();
    }

    /** Fewest fields of a whole row. */
    int fields() {
        return 1 + IntStream.of(xMin, yMin, xMax, yMax, frame, label).max().getAsInt();
    }

    /** Whether a row has all fields, and numbers where the corners are. */
    boolean fits(TableRow row) {
        return row.fields().size() >= fields()
                && IntStream.of(xMin, yMin, xMax, yMax).allMatch(row::isNumber);
    }

    /** Whether the corners of a row that fits are the right way round. */
    boolean isUpright(TableRow row) {
        return row.number(xMin) < row.number(xMax) && row.number(yMin) < row.number(yMax);
    }

    /** The four columns of the corners by name, in the order of the file. */
    String order() {
        int[] columns = {xMin, yMin, xMax, yMax};
        return IntStream.range(0, 4)
                .boxed()
                .sorted((a, b) -> Integer.compare(columns[a], columns[b]))
                .map(NAMES::get)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
    }
}
