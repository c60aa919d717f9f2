package dev.roadmask.cli;

import dev.roadmask.dataset.BoxIndexReport;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.DatasetOptions;
import dev.roadmask.dataset.DatasetSplits;
import dev.roadmask.dataset.IndexProgress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** How data sets of boxes are read; shared by the commands that open any. */
final class DataOptions {
    @Option(
            names = "--labels",
            paramLabel = "NAME",
            split = ",",
            description = "Boxes that become masks (default: Car and Truck).")
    private List<String> labels = List.of();

    @Option(
            names = "--allow-bad-rows",
            paramLabel = "PERCENT",
            description = "Read a table of boxes with up to so many bad rows (${DEFAULT-VALUE}).")
    private double badRowPercent = 100 * DatasetOptions.DEFAULT.allowedBadShare();

    DatasetOptions options() throws UsageException {
        if (!(badRowPercent >= 0 && badRowPercent <= 100)) {
            throw new UsageException("--allow-bad-rows must lie in [0, 100]: " + badRowPercent);
        }
        return new DatasetOptions(Set.copyOf(new HashSet<>(labels)), badRowPercent / 100);
    }

    /** Opens a data set and says what was found in its tables of boxes. */
    DatasetSplits open(Path folder, boolean quiet) throws UsageException, DatasetException {
        DatasetSplits splits;
        try (EachBar bar = new EachBar(quiet)) {
            splits = DatasetSplits.open(folder, options(), indexing(bar));
        }
        print(splits.reports(), quiet);
        return splits;
    }

    /** Shows how far a table is read. */
    static IndexProgress indexing(EachBar bar) {
        return (done, total) -> bar.step("indexing", done, total);
    }

    static void print(List<BoxIndexReport> reports, boolean quiet) {
        if (!quiet) {
            reports.forEach(report -> report.lines().forEach(System.out::println));
        }
    }
}
