package dev.roadmask.cli;

import dev.roadmask.dataset.AreaHistogram;
import dev.roadmask.dataset.DatasetSurvey;
import dev.roadmask.dataset.LabelScan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A data set's description as lines of a terminal: its parts side by side, then the areas of their objects. */
final class DatasetTable {
    private static final int LABEL_WIDTH = 20;
    private static final int CELL_GAP = 3;
    private static final int BAR_WIDTH = 20;
    private static final int SIZES_SHOWN = 4;
    /** Characters; more of them are told by their number alone. */
    private static final int VALUES_SHOWN = 24;

    private record Row(String label, List<String> cells) {
        String line(int width) {
            StringBuilder line = new StringBuilder(format("%-" + LABEL_WIDTH + "s", label));
            cells.forEach(cell -> line.append(format("%" + width + "s", cell)));
            return line.toString();
        }
    }

    private final String name;
    private final List<DatasetSurvey> surveys;
    private final TextBars bars;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /** The first survey is of the training part, the second, if any, of the validation part. */
    DatasetTable(String name, List<DatasetSurvey> surveys, TextBars bars) {
        this.name = name;
        this.surveys = surveys;
        this.bars = bars;
    }

    List<String> lines() {
        lines.clear();
        rows.clear();
        summary();
        lines.add("");
        facts();
        for (int i = 0; i < surveys.size(); i++) {
            if (surveys.get(i).areas().objects() > 0) {
                lines.add("");
                areas(partName(i), surveys.get(i));
            }
        }
        return List.copyOf(lines);
    }

    private String partName(int part) {
        return surveys.size() == 1 ? "whole set" : part == 0 ? "training" : "validation";
    }

    private void summary() {
        int pictures = surveys.stream().mapToInt(DatasetSurvey::pictures).sum();
        int objects =
                surveys.stream().mapToInt(survey -> survey.areas().objects()).sum();
        int counting = surveys.stream()
                .mapToInt(survey -> survey.baseline().pictures())
                .sum();
        double covered = surveys.stream()
                .filter(survey -> survey.baseline().pictures() > 0)
                .mapToDouble(
                        survey -> survey.baseline().mean() * survey.baseline().pictures())
                .sum();
        String baseline = known("%.3f", covered / counting);
        lines.add(format("%s: %,d pictures, %,d objects, baseline %s", name, pictures, objects, baseline));
    }

    private void facts() {
        List<String> heads =
                IntStream.range(0, surveys.size()).mapToObj(this::partName).toList();
        rows.add(new Row("", heads));
        row("pictures", survey -> format("%,d", survey.pictures()));
        sizes();
        row("  without vehicles", survey -> format("%,d", survey.withoutVehicles()));
        row("baseline", survey -> known("%.3f", survey.baseline().mean()));
        row("  least", survey -> known("%.3f", survey.baseline().least()));
        row("  greatest", survey -> known("%.3f", survey.baseline().greatest()));
        row("ignored", survey -> format("%.1f %%", 100 * survey.ignored()));
        row("objects", survey -> format("%,d", survey.areas().objects()));
        row("  in a picture", survey -> format("%.1f", (double) survey.areas().objects() / survey.pictures()));
        row("  median area", survey -> known("%.2g %%", 100 * survey.areas().median()));
        row("label values", survey -> values(survey.labels()));
        int width = rows.stream()
                .flatMap(row -> row.cells.stream())
                .mapToInt(cell -> cell.length() + CELL_GAP)
                .max()
                .orElse(0);
        rows.forEach(row -> lines.add(row.line(width)));
    }

    private static String values(LabelScan labels) {
        String values = labels.valuesInWords();
        return values.length() <= VALUES_SHOWN ? values : labels.values().size() + " values";
    }

    private static String known(String form, double value) {
        return Double.isNaN(value) ? "-" : format(form, value);
    }

    private void sizes() {
        Map<DatasetSurvey.Size, Integer> all = new LinkedHashMap<>();
        surveys.forEach(survey -> survey.sizes().forEach((size, count) -> all.merge(size, count, Integer::sum)));
        List<DatasetSurvey.Size> shown = all.keySet().stream()
                .limit(all.size() > SIZES_SHOWN ? SIZES_SHOWN - 1 : SIZES_SHOWN)
                .toList();
        for (DatasetSurvey.Size size : shown) {
            row("  " + size, survey -> format("%,d", survey.sizes().getOrDefault(size, 0)));
        }
        if (shown.size() < all.size()) {
            row(
                    "  %d other sizes".formatted(all.size() - shown.size()),
                    survey -> format("%,d", others(survey, shown)));
        }
    }

    private static int others(DatasetSurvey survey, List<DatasetSurvey.Size> shown) {
        int known = shown.stream()
                .mapToInt(size -> survey.sizes().getOrDefault(size, 0))
                .sum();
        return survey.pictures() - known;
    }

    private void row(String label, Function<DatasetSurvey, String> cell) {
        rows.add(new Row(label, surveys.stream().map(cell).toList()));
    }

    private void areas(String part, DatasetSurvey survey) {
        DatasetSurvey.Size size = survey.usualSize();
        lines.add(format("%-18s %16s   objects %" + BAR_WIDTH + "s share of their area", part, "side at " + size, ""));
        double most = survey.areas().bins().stream()
                .mapToInt(AreaHistogram.Bin::objects)
                .max()
                .orElse(1);
        double heaviest = survey.areas().bins().stream()
                .mapToDouble(AreaHistogram.Bin::weight)
                .max()
                .orElse(1);
        for (AreaHistogram.Bin bin : survey.areas().bins()) {
            lines.add(format(
                            "%18s %16s   %,7d %-" + BAR_WIDTH + "s %6.1f %% %s",
                            shares(bin),
                            sides(bin, size),
                            bin.objects(),
                            bars.bar(bin.objects() / most, BAR_WIDTH),
                            100 * bin.weight(),
                            bars.bar(bin.weight() / heaviest, BAR_WIDTH))
                    .stripTrailing());
        }
    }

    private static String shares(AreaHistogram.Bin bin) {
        return format("%s - %s %%", percent(bin.least()), percent(bin.below()));
    }

    /** Of a square of that area in the usual picture. */
    private static String sides(AreaHistogram.Bin bin, DatasetSurvey.Size size) {
        double pixels = (double) size.width() * size.height();
        return format("%.0f - %.0f px", Math.sqrt(bin.least() * pixels), Math.sqrt(bin.below() * pixels));
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(100 * share)
                .round(new MathContext(1))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
