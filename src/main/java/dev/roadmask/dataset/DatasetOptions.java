package dev.roadmask.dataset;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How data sets are read.
 *
 * @param labels names of the boxes that become masks, in any case; each must occur. Empty means Car and Truck, as far as
 *     they occur. Mask folders say in {@code dataset.json} what their labels mean and don't look at this
 * @param allowedBadShare of the rows of a table of boxes, 0 to 1: with more bad ones than this it is refused
 */
public record DatasetOptions(Set<String> labels, double allowedBadShare) {
    /** Car and Truck; 5 % bad rows. */
    public static final DatasetOptions DEFAULT = new DatasetOptions(Set.of(), 0.05);

    private static final Set<String> VEHICLES = Set.of("car", "truck");

    /** Turns the names to lower case and checks the share. */
    public DatasetOptions {
        labels = labels.stream().map(label -> label.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        if (!(allowedBadShare >= 0 && allowedBadShare <= 1)) {
            throw new IllegalArgumentException(
                    "the allowed share of bad rows must lie in [0, 1]: allowedBadShare=" + allowedBadShare);
        }
    }

    /** Whether boxes of this name become masks. */
    public boolean chooses(String label) {
        return chosen().contains(label.toLowerCase(Locale.ROOT));
    }

    /** The chosen names in lower case. */
    Set<String> chosen() {
        return labels.isEmpty() ? VEHICLES : labels;
    }

    /** Whether someone asked for these very labels. */
    boolean eachMustOccur() {
        return !labels.isEmpty();
    }
}
