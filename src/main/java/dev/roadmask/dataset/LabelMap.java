package dev.roadmask.dataset;

import dev.roadmask.mask.Overlap;
import java.util.List;
import java.util.Set;

/**
 * What the values of a label picture mean.
 *
 * @param vehicle values that are vehicles; empty means any value but 0 and the ignored ones
 * @param ignore values whose pixels count nowhere
 */
public record LabelMap(Set<Integer> vehicle, Set<Integer> ignore) {
    /** Auxiliary channel of a pixel whose class counts nowhere. */
    public static final int NO_CLASS = 255;
    /** Any value but 0 is vehicle. */
    public static final LabelMap ANY_NON_ZERO = new LabelMap(Set.of(), Set.of());

    /** Checks that values fit a byte and have one meaning each. */
    public LabelMap {
        vehicle = Set.copyOf(vehicle);
        ignore = Set.copyOf(ignore);
        for (int value : vehicle) {
            if (value < 0 || value > 255 || ignore.contains(value)) {
                throw new IllegalArgumentException("a vehicle label must lie in [0, 255] and not be ignored: " + value);
            }
        }
    }

    /** A map from lists, as {@code dataset.json} has them. */
    public static LabelMap of(List<Integer> vehicle, List<Integer> ignore) {
        return new LabelMap(Set.copyOf(vehicle), Set.copyOf(ignore));
    }

    /** 256 bytes: label value to {@link Overlap#INSIDE}, {@link Overlap#OUTSIDE} or {@link Overlap#IGNORED}. */
    public byte[] truthTable() {
        byte[] table = new byte[256];
        for (int value = 0; value < 256; value++) {
            boolean isVehicle = vehicle.isEmpty() ? value != 0 : vehicle.contains(value);
            table[value] = ignore.contains(value) ? Overlap.IGNORED : isVehicle ? Overlap.INSIDE : Overlap.OUTSIDE;
        }
        return table;
    }

    /** 256 bytes: label value to {@code offset + value} where value is below {@code classes}, else {@link #NO_CLASS}. */
    public byte[] classTable(int offset, int classes) {
        byte[] table = new byte[256];
        for (int value = 0; value < 256; value++) {
            boolean counts = value < classes && !ignore.contains(value);
            table[value] = (byte) (counts ? offset + value : NO_CLASS);
        }
        return table;
    }
}
