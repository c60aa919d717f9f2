package dev.roadmask.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.dataset.MaskFolders;
import dev.roadmask.evaluation.PatchFolders;
import dev.roadmask.model.TinyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code roadmask evaluate --method}: one form of report for all, one line for what doesn't go together. */
@Timeout(60)
class EvaluateMethodsTest {
    private static final List<String> KEYS = List.of(
            "images",
            "datasetIou",
            "meanImageIou",
            "dice",
            "precision",
            "recall",
            "bySize",
            "threshold",
            "method",
            "model",
            "dataset",
            "cpuMsPerPicture",
            "msPerPicture");

    @TempDir
    Path folder;

    @Test
    void allMethodsReportTheSame() throws Exception {
        MaskFolders.writeSplit(folder.resolve("set"), 2, 1, 96, 96);
        String patches = PatchFolders.write(folder.resolve("patches"), 40).toString();
        assertReports("model", "--model", TinyModel.writeTo(folder).toString());
        assertReports("hog-svm", "--patches", patches);
        assertReports("mean-shift");
        String out = assertReports("baseline", "--seed", "7");
        assertTrue(out.contains("(vehicle share of the training part), seed 7\n"), out);
    }

    @Test
    void refusesWhatDoesNotGoTogether() throws Exception {
        MaskFolders.write(folder.resolve("set"), 1, 96, 96, 1);
        assertRefused(
                ExitCode.USAGE,
                "--method hog-svm needs --patches DIR, a folder with vehicles/ and non-vehicles/ to learn from",
                "hog-svm");
        assertRefused(
                ExitCode.USAGE,
                "--patches is for --method hog-svm, not for --method mean-shift",
                "mean-shift",
                "--patches",
                "x");
        assertRefused(
                ExitCode.USAGE, "--seed is for --method baseline, not for --method model", "model", "--seed", "2");
        assertRefused(
                ExitCode.USAGE,
                "--threshold is for the network, not for --method baseline",
                "baseline",
                "--threshold",
                "0.4");
        assertRefused(
                ExitCode.INPUT,
                "cannot read patches %s: it has no vehicles/ (it needs vehicles/ and non-vehicles/)".formatted(folder),
                "hog-svm",
                "--patches",
                folder.toString());
        assertRefused(
                ExitCode.USAGE,
                "Invalid value for option '--method': must be model, hog-svm, mean-shift or baseline: magic."
                        + " See: roadmask evaluate --help",
                "magic");
    }

    private String assertReports(String method, String... more) throws Exception {
        Path scores = folder.resolve(method + ".json");
        Terminal.Outcome outcome = evaluate(method, List.of("--json", scores.toString()), more);
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        assertTrue(outcome.out().contains("\n" + method + ": "), outcome.out());
        JsonNode json = JsonMapper.shared().readTree(Files.readString(scores));
        assertEquals(KEYS, List.copyOf(json.propertyNames()));
        assertEquals(method, json.get("method").asString());
        assertEquals(1, json.get("images").asInt());
        assertTrue(json.get("msPerPicture").asDouble() > 0, json.toString());
        return outcome.out();
    }

    private void assertRefused(int code, String line, String method, String... more) {
        Terminal.Outcome outcome = evaluate(method, List.of(), more);
        assertEquals("roadmask: " + line, outcome.err().strip());
        assertEquals(code, outcome.code());
    }

    private Terminal.Outcome evaluate(String method, List<String> first, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("evaluate", folder.resolve("set").toString(), "--method", method));
        arguments.addAll(first);
        arguments.addAll(List.of(more));
        return Terminal.run(arguments.toArray(String[]::new));
    }
}
