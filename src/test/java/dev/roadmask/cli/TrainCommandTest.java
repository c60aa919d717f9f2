package dev.roadmask.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.dataset.BoxFolders;
import dev.roadmask.dataset.MaskFolders;
import dev.roadmask.training.Preset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
class TrainCommandTest {
    private static final List<String> SMALL = List.of(
            "--base", "4", "--levels", "3", "--size", "64x64", "--batch", "4", "--epochs", "2", "--pixels", "4096");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Preset.class)
    void helpListsEachPreset(Preset preset) {
        String help = Terminal.run("train", "--help").out();
        assertTrue(help.lines().anyMatch(line -> line.matches("  " + preset + " +" + description(preset))), help);
    }

    private static String description(Preset preset) {
        return "\\Q" + preset.description() + "\\E";
    }

    @Test
    void aPrintedConfigurationIsTakenBack() throws Exception {
        String printed = Terminal.run("train", "--preset", "seed-v1", "--loss", "dice", "--print-config")
                .out();
        assertTrue(printed.contains("\n  loss: dice "), printed);
        Path file = Files.writeString(folder.resolve("mine.yaml"), printed);
        assertEquals(
                printed.replace("dropout: 0.25", "dropout: 0.1 ").replace("seed: 1 ", "seed: 9 "),
                Terminal.run(
                                "train",
                                "--config",
                                file.toString(),
                                "--set",
                                "network.dropout=0.1",
                                "--seed",
                                "9",
                                "--print-config")
                        .out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--preset=v3|there is no preset v3; there are: realtime, seed-control, seed-v1, seed-v2, seed-control-bce, seed-v2-bce, seed-deep",
                "--set=network.width=3|preset realtime: unknown key network.width; known there: baseWidth, levels, stem, upsampling, batchNorm, dropout",
                "--set=nothing.width=3|nothing.width: there is no section nothing",
                "--allow-bad-rows=101|--allow-bad-rows must lie in [0, 100]: 101.0",
                "--base=many|preset realtime: network.baseWidth: "
            })
    void refusesInOneLine(String option, String message) {
        Terminal.Outcome outcome = Terminal.run("train", file("set"), "-o", file("run"), option);
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().startsWith("roadmask: " + message), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
    }

    @Test
    void leavesAllThatARunIs() throws Exception {
        MaskFolders.writeSplit(folder.resolve("set"), 8, 3, 64, 64);
        Terminal.Outcome outcome = train("set", "run");
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        for (String name : List.of("config.yaml", "split.csv", "metrics.csv", "best.pt", "last.pt", "report.html")) {
            assertTrue(Files.size(folder.resolve("run").resolve(name)) > 0, name);
        }
        Terminal.Outcome compared = Terminal.run("compare", file("run"), "-o", file("runs.html"));
        assertEquals(ExitCode.DONE, compared.code(), compared.err());
        assertEquals(2, compared.out().lines().count(), compared.out());
        assertTrue(Files.exists(folder.resolve("runs.html")));
        assertEquals(
                ExitCode.USAGE,
                Terminal.run("compare", file("run"), "-o", file("runs.html")).code());
    }

    @Test
    void trainsOnBoxesAsUnpackedFromTheCache() throws Exception {
        BoxFolders.write(folder.resolve("crowdai"), BoxFolders.Form.SHIPPED, 60, 96, 64);
        Terminal.Outcome outcome =
                train("crowdai", "run", "--cache", file("cache"), "--set", "augmentation.greatestScale=1");
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        assertTrue(outcome.out().contains("180 rows, 120 boxes (Car 60, Truck 60) on 60 pictures"), outcome.out());
        assertTrue(outcome.out().contains("\nsplit        "), outcome.out());
        assertTrue(outcome.out().contains("pictures at 64x64, "), outcome.out());
        assertTrue(outcome.out().contains(", to be written"), outcome.out());
        Terminal.Outcome again =
                train("crowdai", "again", "--cache", file("cache"), "--set", "augmentation.greatestScale=1");
        assertFalse(again.out().contains(", to be written"), again.out());
    }

    @Test
    void aResumedRunRefusesDataThatChanged() throws Exception {
        MaskFolders.writeSplit(folder.resolve("set"), 8, 3, 64, 64);
        train("set", "run");
        Files.delete(folder.resolve("set/val/images/0001.png"));
        Files.delete(folder.resolve("set/val/masks/0001.png"));
        Terminal.Outcome outcome = Terminal.run("train", "--resume", "-o", file("run"));
        assertEquals(ExitCode.INPUT, outcome.code());
        assertEquals(
                "roadmask: cannot go on with %s: its data has changed since it began; %s lists what it was"
                        .formatted(file("run"), file("run/split.csv")),
                outcome.err().strip());
    }

    @Test
    void turnsMasksIntoBoxesThatItReads() throws Exception {
        MaskFolders.write(folder.resolve("set"), 3, 64, 64, 1);
        Terminal.Outcome converted = Terminal.run("dataset", file("set"), "--boxes", file("boxes"));
        assertEquals(ExitCode.DONE, converted.code(), converted.err());
        assertTrue(
                converted.out().startsWith(file("boxes") + ": 3 boxes on 3 pictures (0 of them empty)"),
                converted.out());
        Terminal.Outcome read = Terminal.run("dataset", file("boxes"));
        assertEquals(ExitCode.DONE, read.code(), read.err());
        assertTrue(read.out().contains("3 rows, 3 boxes (Car 3) on 3 pictures"), read.out());
    }

    private Terminal.Outcome train(String set, String run, String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", file(set), "-o", file(run)));
        arguments.addAll(SMALL);
        arguments.addAll(List.of(more));
        return Terminal.run(arguments.toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
