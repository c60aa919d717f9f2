package dev.roadmask.dataset;

import dev.roadmask.dataset.RowFault.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was found in a table of boxes and in the folder around it.
 *
 * @param file the table
 * @param rows in it, without the header: boxes, rows of other labels, bad ones
 * @param boxes rows that became boxes, by label
 * @param otherLabels sound rows of labels that weren't chosen, by label
 * @param clipped boxes of these that reached over the picture's edge
 * @param bad skipped rows by kind
 * @param firstFaults the first ten of them
 * @param pictures in the data set
 * @param emptyPictures pictures of these without a box
 * @param unlabelledPictures pictures in the folder that no sound row names; left out, for nobody looked at them
 * @param correction what had to be corrected in the header
 */
public record BoxIndexReport(
        Path file,
        int rows,
        Map<String, Integer> boxes,
        Map<String, Integer> otherLabels,
        int clipped,
        Map<Kind, Integer> bad,
        List<RowFault> firstFaults,
        int pictures,
        int emptyPictures,
        int unlabelledPictures,
        Optional<String> correction) {
    /** Copies the collections, in the order of names and kinds. */
    public BoxIndexReport {
        boxes = Collections.unmodifiableMap(new TreeMap<>(boxes));
        otherLabels = Collections.unmodifiableMap(new TreeMap<>(otherLabels));
        EnumMap<Kind, Integer> byKind = new EnumMap<>(Kind.class);
        byKind.putAll(bad);
        bad = Collections.unmodifiableMap(byKind);
        firstFaults = List.copyOf(firstFaults);
    }

    /** Skipped rows. */
    public int badRows() {
        return sum(bad);
    }

    /** Skipped rows of all rows, 0 to 1. */
    public double badShare() {
        return (double) badRows() / rows;
    }

    /** The report in lines for people, the most important first. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %d rows, %d boxes%s on %d pictures (%d of them empty)"
                .formatted(file, rows, sum(boxes), list(boxes), pictures, emptyPictures));
        correction.ifPresent(lines::add);
        if (!otherLabels.isEmpty()) {
            lines.add("%d rows of other labels%s left out".formatted(sum(otherLabels), list(otherLabels)));
        }
        if (clipped > 0) {
            lines.add("%d boxes clipped to their picture".formatted(clipped));
        }
        if (unlabelledPictures > 0) {
            lines.add("%d pictures without a sound row left out".formatted(unlabelledPictures));
        }
        if (badRows() > 0) {
            lines.add("%d bad rows skipped: %s".formatted(badRows(), kinds()));
            firstFaults.forEach(fault -> lines.add("  " + fault));
        }
        return lines;
    }

    /** How many rows are bad in which way, in words. */
    String kinds() {
        return bad.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String list(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(label -> label.getKey() + " " + label.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
