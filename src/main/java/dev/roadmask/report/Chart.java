package dev.roadmask.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Curves over epochs, as the data that {@code curves.js} draws.
 *
 * @param title above it
 * @param epochs 1 to the longest curve's last
 * @param fromZero whether the axis begins at 0
 * @param series the curves
 */
record Chart(String title, List<Integer> epochs, boolean fromZero, List<Series> series) {
    /** Told apart by people with any colour vision (Okabe and Ito). */
    private static final List<String> COLORS = List.of(
            "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#8a6d00", "#7b3fa0",
            "#6b7680");

    /**
     * One curve.
     *
     * @param values one an epoch, null where there is none
     */
    record Series(String name, String color, boolean dashed, List<Double> values) {}

    static Chart of(String title, boolean fromZero, List<Series> series) {
        int epochs =
                series.stream().mapToInt(curve -> curve.values.size()).max().orElse(0);
        List<Series> drawn = new ArrayList<>();
        for (Series curve : series) {
            List<Double> padded = new ArrayList<>(curve.values);
            padded.addAll(Collections.nCopies(epochs - padded.size(), null));
            drawn.add(new Series(curve.name, curve.color, curve.dashed, padded));
        }
        return new Chart(title, IntStream.rangeClosed(1, epochs).boxed().toList(), fromZero, drawn);
    }

    static Series curve(String name, int color, double... values) {
        return new Series(name, color(color), false, finite(values));
    }

    static Series level(String name, int color, double value, int epochs) {
        double[] values = new double[epochs];
        Arrays.fill(values, value);
        return new Series(name, color(color), true, finite(values));
    }

    static String color(int index) {
        return COLORS.get(index % COLORS.size());
    }

    private static List<Double> finite(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> Double.isFinite(value) ? (Double) value : null)
                .toList();
    }

    String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }
}
