package dev.roadmask.cli;

import dev.roadmask.report.Comparison;
import dev.roadmask.report.TrainedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code roadmask compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Puts training runs side by side: scores of their best epochs, cost, curves.",
            "Each run is scored on its own validation set, whose pictures must still be there."
        })
final class CompareCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Folders that train left.")
    private List<Path> folders = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.html",
            description = "Page with the table and the curves.")
    private Optional<Path> page = Optional.empty();

    @Option(names = "--overwrite", description = "Replace an existing FILE.")
    private boolean overwrite;

    @Override
    public Integer call() throws Exception {
        Reports.requireWritable(page, overwrite);
        List<TrainedRun> runs = new ArrayList<>();
        for (Path folder : folders) {
            runs.add(TrainedRun.open(folder));
        }
        Comparison comparison = compare(runs);
        if (!main.quiet) {
            print(comparison);
        }
        if (page.isPresent()) {
            comparison.write(page.get());
        }
        return ExitCode.DONE;
    }

    private Comparison compare(List<TrainedRun> runs) throws Exception {
        try (EachBar bar = new EachBar(main.quiet)) {
            return Comparison.of(runs, (run, done, total) -> bar.step("scoring " + run.name(), done, total));
        }
    }

    private static void print(Comparison comparison) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(new ArrayList<>(Comparison.COLUMNS));
        lines.get(0).add(0, "run");
        for (Comparison.Row row : comparison.rows()) {
            List<String> line = new ArrayList<>(row.cells());
            line.add(0, row.run().name());
            lines.add(line);
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                int width = width(lines, column);
                text.append((column == 0 ? "%-" + width + "s" : "  %" + width + "s").formatted(line.get(column)));
            }
            System.out.println(text);
        }
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(1);
    }
}
