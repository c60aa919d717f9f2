package dev.roadmask.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadmask.cli.Mutation.Mutant;
import dev.roadmask.model.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All files of {@code DIR/robustness} and {@code DIR/video}, each whole, cut, and with bytes flipped, through the program
 * itself; behind the profile {@code robustness}, as it takes minutes. Writes
 * {@code target/robustness.md}, a table of what became of each.
 */
@Tag("robustness")
class RobustnessTest {
    private static final int SECONDS_EACH = 30;

    @TempDir
    Path folder;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void everyFileIsProcessedOrRefused() throws Exception {
        List<String> table = new ArrayList<>();
        table.add("| file | mutation | outcome | exit | s | frames in / out | timestamps | audio |");
        table.add("|---|---|---|---|---|---|---|---|");
        for (Path file : files()) {
            for (Mutation mutation : Mutation.values()) {
                table.add(row(file, mutation));
                Files.write(Path.of("target", "robustness.md"), table);
            }
        }
        assertEquals("", String.join("\n", complaints));
    }

    private String row(Path file, Mutation mutation) throws Exception {
        Path work = Files.createDirectory(folder.resolve("work"));
        try {
            Path input = mutation.of(file, work);
            // What MP4 leaves out with a warning is compared in Matroska.
            Mutant tried = attempt(input, work.resolve("out.mp4"));
            if (tried.code() == ExitCode.DONE && tried.said().contains("left out")) {
                tried = attempt(input, work.resolve("out.mkv"));
            }
            tried.complaints().forEach(what -> complaints.add(file.getFileName() + " " + mutation + ": " + what));
            return "| " + file.getFileName() + " | " + mutation + tried.cells();
        } finally {
            try (Stream<Path> left = Files.walk(work)) {
                left.sorted(java.util.Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    private Mutant attempt(Path input, Path output) throws InterruptedException, ExecutionException {
        String model = TinyModel.writeTo(folder).toString();
        ExecutorService runner = Executors.newSingleThreadExecutor();
        long begin = System.nanoTime();
        try {
            Terminal.Outcome outcome = runner.submit(
                            () -> Terminal.run("segment", input.toString(), "--model", model, "-o", output.toString()))
                    .get(SECONDS_EACH, TimeUnit.SECONDS);
            return Mutant.judge(input, output, outcome, (System.nanoTime() - begin) / 1e9);
        } catch (TimeoutException hangs) {
            throw new AssertionError(input + " hangs", hangs);
        } finally {
            runner.shutdownNow();
        }
    }

    private static List<Path> files() throws IOException {
        Path data = Path.of(System.getProperty("roadmask.data", ""));
        assumeTrue(Files.isDirectory(data.resolve("robustness")), "needs -Droadmask.data=DIR");
        List<Path> files = new ArrayList<>();
        for (String name : new String[] {"robustness", "video"}) {
            try (Stream<Path> listed = Files.list(data.resolve(name))) {
                listed.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        String only = System.getProperty("robustness.only", "");
        return files.stream().filter(file -> file.toString().contains(only)).toList();
    }
}
