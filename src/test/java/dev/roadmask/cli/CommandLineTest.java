package dev.roadmask.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.dataset.MaskFolders;
import dev.roadmask.model.TinyModel;
import dev.roadmask.pipeline.RedBoxClip;
import dev.roadmask.video.Probe;
import dev.roadmask.video.VideoException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program as its user meets it: arguments in; exit code, one line and files out. */
@Timeout(60)
class CommandLineTest {
    @TempDir
    Path folder;

    @Test
    void saysWhatIsMissingInOneLine() {
        assertUsage("roadmask: Missing required parameter: 'INPUT'. See: roadmask segment --help", "segment");
        assertUsage(
                "roadmask: train needs at least one data set folder (or --resume)", "train", "-o", folder.toString());
        assertUsage(
                "roadmask: --opacity must lie in [0, 1]: 2.0",
                "segment",
                clip(),
                "--model",
                model(),
                "--opacity",
                "2",
                "-o",
                file("x.mp4"));
        assertUsage(
                "roadmask: --color must be six hexadecimal digits like 00d8ff: mauve",
                "segment",
                clip(),
                "--model",
                model(),
                "--color",
                "mauve",
                "-o",
                file("x.mp4"));
        assertUsage(
                "roadmask: --bitrate must look like 6M or 800k: fast",
                "segment",
                clip(),
                "--model",
                model(),
                "--bitrate",
                "fast",
                "-o",
                file("x.mp4"));
        assertUsage(
                "roadmask: quality must be draft, good, high, best or 0 to 51: quality=so-so",
                "segment",
                clip(),
                "--model",
                model(),
                "--quality",
                "so-so",
                "-o",
                file("x.mp4"));
    }

    @Test
    void segmentsAVideo() throws Exception {
        Terminal.Outcome outcome =
                Terminal.run("segment", clip(), "--model", model(), "-o", file("out.mp4"), "--report", file("r.json"));
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        assertTrue(outcome.out().contains("out.mp4: 24 frames in "), outcome.out());
        assertTrue(outcome.out().contains("CPU"), outcome.out());
        JsonNode report = JsonMapper.shared().readTree(folder.resolve("r.json").toFile());
        for (String count : new String[] {"decoded", "segmented", "encoded"}) {
            assertEquals(24, report.at("/frames/" + count).asInt(), count);
        }
        assertEquals("CPU", report.at("/device/provider").asString());
        assertEquals(64, report.at("/model/sha256").asString().length());
        for (String stage : new String[] {"decode", "scale", "infer", "paint", "encode"}) {
            assertTrue(report.at("/stages/" + stage + "/p50Ms").isNumber(), stage);
        }
        assertEquals("", outcome.err());
    }

    @Test
    void aReportReplacesNoVideo() throws Exception {
        Path precious = Files.copy(Path.of(clip()), folder.resolve("precious.mp4"));
        byte[] before = Files.readAllBytes(precious);
        assertUsage(
                "roadmask: --report writes JSON, and " + precious + " is a video's name",
                "segment",
                clip(),
                "--model",
                model(),
                "-o",
                file("out.mp4"),
                "--overwrite",
                "--report",
                precious.toString());
        assertEquals(HexFormat.of().formatHex(before), HexFormat.of().formatHex(Files.readAllBytes(precious)));
        assertUsage(
                "roadmask: " + precious + " would replace its own source. Choose another name",
                "segment",
                precious.toString(),
                "--model",
                model(),
                "-o",
                precious.toString(),
                "--overwrite");
        assertUsage(
                "roadmask: " + file("out.webm") + " is an unknown kind of video file. Name it .mp4, .m4v, .mov or .mkv",
                "segment",
                clip(),
                "--model",
                model(),
                "-o",
                file("out.webm"));
    }

    @Test
    void overwritesOnlyWhenTold() throws Exception {
        Files.writeString(folder.resolve("out.mp4"), "precious");
        Terminal.Outcome refused = Terminal.run("segment", clip(), "--model", model(), "-o", file("out.mp4"));
        assertEquals(ExitCode.USAGE, refused.code());
        assertEquals("precious", Files.readString(folder.resolve("out.mp4")));
        assertEquals(
                ExitCode.DONE,
                Terminal.run("segment", clip(), "--model", model(), "-o", file("out.mp4"), "--overwrite")
                        .code());
        assertTrue(Files.size(folder.resolve("out.mp4")) > 1000);
    }

    @Test
    void refusesInputsThatAreNoVideos() throws Exception {
        assertFailure(ExitCode.INPUT, file("missing.mp4"));
        Files.writeString(folder.resolve("notes.mp4"), "not a video at all");
        assertFailure(ExitCode.INPUT, file("notes.mp4"));
        Terminal.Outcome none = Terminal.run("segment", folder.toString(), "--model", model(), "-o", file("out.mp4"));
        assertEquals(ExitCode.USAGE, none.code(), none.err());
    }

    @Test
    void tellsDamageOrRefusesIt() throws Exception {
        Path clip = Probe.make(
                folder.resolve("cut.mp4"),
                "-f lavfi -i testsrc2=s=160x96:r=25:d=2 -c:v mpeg4 -g 5 -movflags +faststart");
        byte[] bytes = Files.readAllBytes(clip);
        Files.write(clip, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Terminal.Outcome told = Terminal.run(
                "segment", clip.toString(), "--model", model(), "-o", file("out.mp4"), "--report", file("r.json"));
        assertEquals(ExitCode.DONE, told.code(), told.err());
        assertTrue(told.err().matches("(?s).*roadmask: the source ends early: \\d+ of 50 frames\\s+"), told.err());
        JsonNode report = JsonMapper.shared().readTree(folder.resolve("r.json").toFile());
        assertTrue(report.get("incomplete").asString().startsWith("ends early: "), report.toString());
        assertEquals(report.at("/frames/damaged").asInt(), report.get("damage").size());
        assertFailure(ExitCode.INPUT, clip.toString(), "--strict", "strict.mp4");
    }

    /** A strict run that fails leaves a part and no file. */
    private void assertFailure(int code, String input, String option, String output) {
        Terminal.Outcome outcome = Terminal.run("segment", input, option, "--model", model(), "-o", file(output));
        assertEquals(code, outcome.code(), outcome.err());
        assertOneLine(outcome);
        assertFalse(Files.exists(folder.resolve(output)));
    }

    @Test
    void refusesModelsThatAreNone() throws Exception {
        Files.writeString(folder.resolve("model.onnx"), "no model");
        Terminal.Outcome outcome =
                Terminal.run("segment", clip(), "--model", file("model.onnx"), "-o", file("out.mp4"));
        assertEquals(ExitCode.UNAVAILABLE, outcome.code());
        assertOneLine(outcome);
        assertFalse(Files.exists(folder.resolve("out.mp4")));
    }

    @Test
    void refusesEncodersDevicesAndFoldersThatAreNotThere() {
        Terminal.Outcome encoder =
                Terminal.run("segment", clip(), "--model", model(), "-o", file("out.mp4"), "--encoder", "h265_magic");
        assertEquals(ExitCode.UNAVAILABLE, encoder.code());
        assertOneLine(encoder);
        Terminal.Outcome device =
                Terminal.run("segment", clip(), "--model", model(), "-o", file("out.mp4"), "--device", "cuda");
        assertEquals(ExitCode.UNAVAILABLE, device.code());
        assertOneLine(device);
        Terminal.Outcome output = Terminal.run("segment", clip(), "--model", model(), "-o", file("nowhere/out.mp4"));
        assertEquals(ExitCode.FAILED, output.code());
        assertOneLine(output);
    }

    @Test
    void refusesCheckpointsThatAreNone() throws Exception {
        Files.writeString(folder.resolve("best.pt"), "no checkpoint");
        Terminal.Outcome damaged = Terminal.run("export", file("best.pt"), "-o", file("model.onnx"));
        assertEquals(ExitCode.INPUT, damaged.code());
        assertOneLine(damaged);
        Terminal.Outcome nothing = Terminal.run("train", "--resume", "-o", file("nowhere"));
        assertEquals(ExitCode.INPUT, nothing.code());
        assertOneLine(nothing);
    }

    @Test
    void evaluatesToJson() throws Exception {
        MaskFolders.write(folder.resolve("set"), 3, 96, 96, 4);
        Terminal.Outcome outcome =
                Terminal.run("evaluate", file("set"), "--model", model(), "--json", file("scores.json"));
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        JsonNode scores =
                JsonMapper.shared().readTree(folder.resolve("scores.json").toFile());
        assertEquals(3, scores.get("images").asInt());
        assertTrue(scores.get("datasetIou").asDouble() > 0.9, scores.toString());
        for (String key :
                new String[] {"meanImageIou", "dice", "precision", "recall", "bySize", "threshold", "model", "dataset"
                }) {
            assertTrue(scores.has(key), key);
        }
    }

    @Test
    void trainsResumesAndExports() throws Exception {
        MaskFolders.writeSplit(folder.resolve("set"), 8, 2, 64, 64);
        String[] small = {
            "--base", "4", "--levels", "3", "--size", "64x64", "--batch", "4", "--epochs", "2", "--pixels", "4096"
        };
        Terminal.Outcome trained = Terminal.run(concat(new String[] {"train", file("set"), "-o", file("run")}, small));
        assertEquals(ExitCode.DONE, trained.code(), trained.err());
        assertTrue(trained.out().contains("epoch   2/2  loss "), trained.out());
        assertEquals(
                ExitCode.USAGE,
                Terminal.run("train", file("set"), "-o", file("run")).code());
        assertEquals(
                ExitCode.DONE,
                Terminal.run("train", "--resume", "-o", file("run")).code());
        Terminal.Outcome exported = Terminal.run("export", file("run/best.pt"), "-o", file("model.onnx"));
        assertEquals(ExitCode.DONE, exported.code(), exported.err());
        assertTrue(exported.out().contains("over 2 pictures"), exported.out());
        assertEquals(
                ExitCode.DONE,
                Terminal.run("evaluate", file("set"), "--model", file("model.onnx"))
                        .code());
    }

    private void assertUsage(String line, String... arguments) {
        Terminal.Outcome outcome = Terminal.run(arguments);
        assertEquals(ExitCode.USAGE, outcome.code());
        assertEquals(line, outcome.err().strip());
    }

    private void assertFailure(int code, String input) {
        Terminal.Outcome outcome = Terminal.run("segment", input, "--model", model(), "-o", file("out.mp4"));
        assertEquals(code, outcome.code(), outcome.err());
        assertOneLine(outcome);
        assertFalse(Files.exists(folder.resolve("out.mp4")));
        assertFalse(Files.exists(folder.resolve("out.mp4.part")));
    }

    private static void assertOneLine(Terminal.Outcome outcome) {
        assertEquals(1, outcome.err().strip().lines().count(), outcome.err());
        assertTrue(outcome.err().startsWith("roadmask: "), outcome.err());
    }

    private String clip() {
        try {
            return RedBoxClip.write(folder, 24).toString();
        } catch (VideoException e) {
            throw new AssertionError(e);
        }
    }

    private String model() {
        return TinyModel.writeTo(folder).toString();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String[] concat(String[] first, String[] second) {
        String[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
