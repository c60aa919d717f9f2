package dev.roadmask.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.model.TinyModel;
import dev.roadmask.video.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many inputs in one call. */
@Timeout(60)
class SegmentBatchTest {
    private static final int FRAMES = 5;

    @TempDir
    Path folder;

    private Path card;
    private Path out;

    @BeforeEach
    void insertCard() throws IOException {
        card = Files.createDirectories(folder.resolve("card"));
        out = folder.resolve("out");
        Files.createDirectories(card.resolve("front"));
    }

    @Test
    void doesAFolderAndKeepsItsStructure() throws Exception {
        clip("a.mp4", "2024-05-01T10:00:00Z");
        clip("front/b.mov", "2024-05-01T09:00:00Z");
        Files.writeString(card.resolve("._a.mp4"), "what a Mac leaves behind");
        Files.writeString(card.resolve("notes.txt"), "no video");
        Files.createSymbolicLink(card.resolve("front/up"), card);
        Terminal.Outcome outcome = segment(card.toString(), "-d", out.toString(), "--report", file("r.json"));
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        assertEquals("", outcome.err());
        assertEquals(List.of("a-masked.mp4", "front/b-masked.mov"), files(out));
        assertTrue(
                outcome.out()
                        .endsWith(
                                "2 files: 2 done; 10 frames in " + outcome.out().replaceAll("(?s).* in ", "")),
                outcome.out());
        JsonNode report = report();
        assertEquals(
                card.resolve("front/b.mov").toString(),
                report.at("/files/0/input").asString());
        assertEquals(FRAMES, report.at("/files/0/report/frames/encoded").asInt());
        assertEquals(2, report.at("/totals/done").asInt());
    }

    @Test
    void skipsWhatIsFinished() throws Exception {
        clip("a.mp4", "2024-05-01T10:00:00Z");
        segment(card.toString(), "-d", out.toString());
        FileTime first = Files.getLastModifiedTime(out.resolve("a-masked.mp4"));
        clip("b.mp4", "2024-05-01T11:00:00Z");
        Terminal.Outcome again = segment(card.toString(), "-d", out.toString(), "--report", file("r.json"));
        assertEquals(ExitCode.DONE, again.code(), again.err());
        assertEquals(List.of("skipped", "done"), statuses());
        assertEquals(first, Files.getLastModifiedTime(out.resolve("a-masked.mp4")));
        assertTrue(again.out().contains("a-masked.mp4 is there already"), again.out());
        Terminal.Outcome anew =
                segment(card.toString(), "-d", out.toString(), "--overwrite", "--report", file("r.json"));
        assertEquals(ExitCode.DONE, anew.code(), anew.err());
        assertEquals(List.of("done", "done"), statuses());
    }

    @Test
    void goesOnAfterABadFile() throws Exception {
        Path good = clip("a.mp4", "2024-05-01T10:00:00Z");
        Path bad = Files.writeString(card.resolve("bad.mp4"), "no video at all");
        Path missing = card.resolve("missing.mp4");
        Terminal.Outcome outcome = segment(
                bad.toString(), missing.toString(), good.toString(), "-d", out.toString(), "--report", file("r.json"));
        assertEquals(ExitCode.FAILED, outcome.code());
        assertEquals(2, outcome.err().lines().count(), outcome.err());
        assertTrue(report().at("/files/1/error").asString().contains("bad.mp4"));
        assertEquals(List.of("done", "failed", "failed"), statuses());
        assertEquals(List.of("a-masked.mp4"), files(out));
    }

    @Test
    void doesOneFileIntoAFolderAsABatch() throws Exception {
        Path clip = clip("a.mp4", "2024-05-01T10:00:00Z");
        assertEquals(
                ExitCode.DONE, segment(clip.toString(), "-d", out.toString()).code());
        assertEquals(
                ExitCode.DONE, segment(clip.toString(), "-d", out.toString()).code());
    }

    @Test
    void refusesWhatMakesNoSenseBeforeAnyWork() throws Exception {
        Path one = clip("a.mp4", "2024-05-01T10:00:00Z");
        Path two = clip("b.mp4", "2024-05-01T10:00:00Z");
        assertCode(ExitCode.USAGE, one.toString(), two.toString(), "-o", file("x.mp4"));
        assertCode(ExitCode.USAGE, one.toString(), "-d", out.toString(), "-o", file("x.mp4"));
        assertCode(ExitCode.UNAVAILABLE, card.toString(), "-d", out.toString(), "--encoder", "h265_magic");
        assertCode(ExitCode.UNAVAILABLE, card.toString(), "-d", out.toString(), "--model", file("no.onnx"));
        assertCode(
                ExitCode.INPUT, Files.createDirectory(folder.resolve("empty")).toString(), "-d", out.toString());
        assertCode(ExitCode.INPUT, card + "/*.mkv", "-d", out.toString());
        assertFalse(Files.exists(out));
        Files.writeString(out, "a file");
        assertCode(ExitCode.USAGE, card.toString(), "-d", out.toString());
    }

    @Test
    void joinsInTheOrderOfRecording() throws Exception {
        clip("late.mp4", "2024-05-01T12:00:00Z");
        clip("front/early.mp4", "2024-05-01T10:00:00Z");
        Path joined = card.resolve("drive.mp4");
        String[] call = {card.toString(), "--join", "-o", joined.toString(), "--overwrite", "--report", file("r.json")};
        assertEquals(ExitCode.DONE, segment(call).code());
        // The film of the first call is no clip of the second.
        Terminal.Outcome outcome = segment(call);
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        assertEquals(2 * FRAMES, report().at("/frames/encoded").asInt());
        assertEquals(
                card.resolve("front/early.mp4") + " and 1 more",
                report().get("input").asString());
        assertCode(ExitCode.USAGE, card.toString(), "--join");
        Path other = Probe.make(card.resolve("other.mp4"), "-f lavfi -i testsrc2=s=96x64:r=25:d=0.2 -c:v mpeg4");
        assertCode(ExitCode.INPUT, card.toString(), "--join", "-o", file("x.mp4"));
        Files.writeString(other, "no video");
        assertCode(ExitCode.INPUT, card.toString(), "--join", "-o", file("x.mp4"));
        assertFalse(Files.exists(folder.resolve("x.mp4.part")));
    }

    @Test
    void saysHowManyAreLeftWhenInterrupted() throws Exception {
        clip("a.mp4", "2024-05-01T10:00:00Z");
        clip("b.mp4", "2024-05-01T11:00:00Z");
        clip("c.mp4", "2024-05-01T12:00:00Z");
        Thread.currentThread().interrupt();
        Terminal.Outcome outcome = segment(card.toString(), "-d", out.toString());
        assertTrue(Thread.interrupted());
        assertEquals(ExitCode.INTERRUPTED, outcome.code(), outcome.err());
        assertEquals(
                "roadmask: interrupted; 3 of 3 files left. The same command with --resume goes on",
                outcome.err().strip());
        assertEquals(List.of(), files(out));
    }

    @Test
    void provesThatAFolderTakesFiles() throws Exception {
        SegmentBatch.requireRoom(card);
        assertEquals(List.of(), files(card));
        assertThrows(IOException.class, () -> SegmentBatch.requireRoom(folder.resolve("gone")));
    }

    @Test
    void findsWhatAShellWouldHave() throws Exception {
        for (String name : List.of("a1.mp4", "a2.MP4", "b1.ts", "front/a3.mkv", "a[1].mp4", "a.srt", ".a4.mp4")) {
            Files.writeString(card.resolve(name), "");
        }
        assertEquals(List.of("a1.mp4", "a2.MP4", "a[1].mp4"), find("a*"));
        assertEquals(List.of("a2.MP4", "b1.ts"), find("{a2*,b*}"));
        assertEquals(List.of("front/a3.mkv"), find("f*"));
        assertEquals(List.of("front/a3.mkv"), find("*/*.mkv"));
        assertEquals(List.of("front/a3.mkv"), find("**/a3*"));
        assertEquals(List.of("a[1].mp4"), find("a[1].mp4"));
        assertEquals(List.of("a1.mp4"), find("a[13].mp4"));
        assertEquals(List.of("a[.mp4"), find("a[.mp4"));
        assertEquals(List.of("a1.mp4"), find("a1.mp4", "a1.mp4", "front/../a1.mp4"));
    }

    @Test
    void neverTakesItsOwnOutputs() throws Exception {
        for (String name : List.of("a.mp4", "a.avi", "out/a-masked.mp4", "b.mkv")) {
            Files.createDirectories(card.resolve(name).getParent());
            Files.writeString(card.resolve(name), "");
        }
        InputFiles.Found found = InputFiles.find(List.of(card.toString()), Optional.of(card.resolve("out")));
        assertEquals(3, found.files().size());
        Files.delete(card.resolve("out/a-masked.mp4"));
        // An earlier call's outputs beside their sources.
        for (String name : List.of("a-mp4-masked.mp4", "a-avi-masked.mp4", "b-masked.mkv", "b-masked.mkv.part")) {
            Files.writeString(card.resolve(name), "");
        }
        assertEquals(List.of("a-avi-masked.mp4", "a-mp4-masked.mp4", "b-masked.mkv"), outputs(card, card.toString()));
    }

    @Test
    void givesEveryInputAnOutputOfItsOwn() throws Exception {
        for (String name : List.of("x.mp4", "x.avi", "x-avi.mp4", "front/x.mp4", "y", "front/z.MOV")) {
            Files.writeString(card.resolve(name), "");
        }
        assertEquals(
                List.of(
                        "front/x-masked.mp4",
                        "front/z-masked.mov",
                        "x-avi-masked.mp4",
                        "x-avi-mp4-masked.mp4",
                        "x-mp4-masked.mp4"),
                outputs(out, card.toString()));
        InputFiles.Found found = InputFiles.find(List.of(card.toString()), Optional.empty());
        List<String> flat = OutputNames.of(found, Optional.empty()).stream()
                .map(pair -> pair.output().toString())
                .sorted()
                .toList();
        assertEquals(flat.size(), flat.stream().distinct().count(), flat.toString());
        assertTrue(flat.contains("front-x-mp4-masked.mp4"), flat.toString());
        assertEquals(Path.of("y-masked.mp4"), OutputNames.of(card.resolve("y")));
    }

    @Test
    void ordersByTimeThenName() throws Exception {
        Path third = clip("a.mp4", "2024-05-01T12:00:00Z");
        Path second = clip("c10.mp4", "2024-05-01T11:00:00Z");
        Path first = clip("c9.mp4", "2024-05-01T11:00:00Z");
        Path broken = Files.writeString(card.resolve("0.mp4"), "");
        assertEquals(List.of(first, second, third, broken), ClipOrder.sorted(List.of(broken, third, second, first)));
        Path unset = clip("unset.mp4", "1970-01-01T00:00:00Z");
        List<Path> all = List.of(unset, second, broken, first, third);
        for (Path clip : all) {
            Files.setLastModifiedTime(clip, FileTime.from(Instant.ofEpochSecond(all.indexOf(clip))));
        }
        assertEquals(all, ClipOrder.sorted(List.of(first, second, third, broken, unset)));
    }

    private Path clip(String name, String creationTime) {
        return Probe.make(
                card.resolve(name),
                "-f lavfi -i testsrc2=s=64x64:r=25:d=0.2 -c:v mpeg4 -metadata creation_time=" + creationTime);
    }

    private Terminal.Outcome segment(String... arguments) {
        List<String> all = new ArrayList<>(List.of("segment"));
        all.addAll(List.of(arguments));
        if (!all.contains("--model")) {
            all.addAll(List.of("--model", TinyModel.writeTo(folder).toString()));
        }
        return Terminal.run(all.toArray(String[]::new));
    }

    private void assertCode(int code, String... arguments) {
        Terminal.Outcome outcome = segment(arguments);
        assertEquals(code, outcome.code(), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
    }

    private List<String> find(String... names) throws Exception {
        List<String> arguments = Stream.of(names).map(name -> card + "/" + name).toList();
        return InputFiles.find(arguments, Optional.empty()).files().stream()
                .map(file -> card.relativize(file).toString())
                .sorted()
                .toList();
    }

    private static List<String> outputs(Path folder, String... arguments) throws Exception {
        Optional<Path> outputs = Optional.of(folder);
        return OutputNames.of(InputFiles.find(List.of(arguments), outputs), outputs).stream()
                .map(pair -> folder.relativize(pair.output()).toString())
                .sorted()
                .toList();
    }

    private JsonNode report() {
        return JsonMapper.shared().readTree(folder.resolve("r.json").toFile());
    }

    private List<String> statuses() {
        List<String> statuses = new ArrayList<>();
        report().get("files").forEach(file -> statuses.add(file.get("status").asString()));
        assertTrue(folder.resolve("r.json").toFile().delete());
        return statuses;
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
