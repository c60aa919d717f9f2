package dev.roadmask.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadmask.model.TinyModel;
import dev.roadmask.video.MediaInventory;
import dev.roadmask.video.Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that happens loses work: killed, interrupted, out of space, and then continued. */
@Timeout(90)
class CutShortTest {
    private static final int FRAMES = 300;
    /** Of a part with at least one fragment. */
    private static final long SOME_BYTES = 40_000;

    @TempDir
    static Path clips;

    @TempDir
    Path folder;

    private static Path clip;
    private static Path model;

    @BeforeAll
    static void makeClip() {
        clip = Probe.make(
                clips.resolve("clip.mp4"),
                "-f lavfi -i testsrc2=s=320x180:r=30000/1001:d=10.01 -f lavfi -i sine=r=44100:d=10.01 -c:a aac -c:v mpeg4");
        model = TinyModel.writeTo(clips);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv"})
    void goesOnAfterSigkill(String extension) throws Exception {
        Path output = folder.resolve("out." + extension);
        try (ChildProgram child = ChildProgram.start(folder, segment(output))) {
            child.awaitLength(part(output), SOME_BYTES);
            assertEquals(137, child.kill().code());
        }
        assertFalse(Files.exists(output));
        Terminal.Outcome refused = Terminal.run(segment(output));
        assertEquals(ExitCode.USAGE, refused.code());
        assertTrue(refused.err().contains("Go on with it (--resume)"), refused.err());
        Terminal.Outcome done = Terminal.run(segment(output, "--resume"));
        assertEquals(ExitCode.DONE, done.code(), done.err());
        assertTrue(done.out().matches("(?s).*: 300 frames, the first \\d+ kept, in .*"), done.out());
        assertWhole(output);
    }

    /** As when the shell has spelt out a folder of clips: ONNX Runtime reads the command line when it starts. */
    @Test
    void takesACommandLineOfAnyLength() throws Exception {
        List<String> command =
                new ArrayList<>(List.of("segment", "-d", folder.toString(), "--model", model.toString()));
        command.addAll(Collections.nCopies(300, clip.toString()));
        try (ChildProgram child = ChildProgram.start(folder, command.toArray(String[]::new))) {
            child.awaitLength(part(folder.resolve("clip-masked.mp4")), SOME_BYTES);
            assertEquals(ExitCode.INTERRUPTED, child.interrupt().code());
        }
    }

    @Test
    void goesOnAfterCtrlC() throws Exception {
        Path output = folder.resolve("out.mp4");
        ChildProgram.Outcome interrupted;
        try (ChildProgram child = ChildProgram.start(folder, segment(output))) {
            child.awaitLength(part(output), SOME_BYTES);
            interrupted = child.interrupt();
        }
        assertEquals(ExitCode.INTERRUPTED, interrupted.code(), interrupted.said());
        assertTrue(
                interrupted
                        .said()
                        .matches("(?s).*interrupted; the first \\d+ frames are in .*out.mp4.part. The same"
                                + " command with --resume goes on.*"),
                interrupted.said());
        assertEquals(ExitCode.DONE, Terminal.run(segment(output, "--resume")).code());
        assertWhole(output);
    }

    @Test
    void goesOnWhenThereIsSpaceAgain() throws Exception {
        Path output = folder.resolve("out.mp4");
        ChildProgram.Outcome full;
        try (ChildProgram child = ChildProgram.start(folder, segment(output))) {
            child.awaitLength(part(output), SOME_BYTES);
            assumeTrue(child.limitFiles(2 * SOME_BYTES), "needs the program prlimit");
            full = child.await();
        }
        assertEquals(ExitCode.FAILED, full.code(), full.said());
        assertEquals(1, full.said().lines().count(), full.said());
        assertTrue(
                full.said()
                        .matches("roadmask: cannot write .*out.mp4.part: .*What was done until then is in"
                                + " .*out.mp4.part; the same command with --resume goes on\\R"),
                full.said());
        Terminal.Outcome done = Terminal.run(segment(output, "--resume"));
        assertEquals(ExitCode.DONE, done.code(), done.err());
        assertTrue(done.out().contains(" kept, in "), done.out());
        assertWhole(output);
    }

    @Test
    void saysWhichPartsOfOutputsStay() throws Exception {
        Path pictures = folder.resolve("m");
        String[] command = {
            "masks",
            clip.toString(),
            "--model",
            model.toString(),
            "--png",
            pictures.toString(),
            "--csv",
            folder.resolve("t.csv").toString()
        };
        ChildProgram.Outcome interrupted;
        try (ChildProgram child = ChildProgram.start(folder, command)) {
            child.awaitLength(folder.resolve("m.part/00000005_0.166833.png"), 1);
            interrupted = child.interrupt();
        }
        assertEquals(ExitCode.INTERRUPTED, interrupted.code(), interrupted.said());
        assertTrue(
                interrupted
                        .said()
                        .matches("(?s).*interrupted; the first \\d+ frames are in .*m.part, .*t.csv.part, .*"
                                + "t-regions.csv.part. With --overwrite it begins again.*"),
                interrupted.said());
        assertFalse(Files.exists(pictures));
        Terminal.Outcome refused = Terminal.run(command);
        assertEquals(ExitCode.USAGE, refused.code(), refused.err());
        assertTrue(refused.err().contains("left by a run that was cut short"), refused.err());
        String[] again = Arrays.copyOf(command, command.length + 1);
        again[command.length] = "--overwrite";
        Terminal.Outcome done = Terminal.run(again);
        assertEquals(ExitCode.DONE, done.code(), done.err());
        try (Stream<Path> made = Files.list(pictures)) {
            assertEquals(FRAMES, made.count());
        }
        assertFalse(Files.exists(folder.resolve("m.part")));
    }

    @Test
    void keepsEveryPartWhenTheDiskIsFull() throws Exception {
        Path video = folder.resolve("out.mp4");
        String[] command = segment(
                video,
                "--mask-video",
                folder.resolve("m.mkv").toString(),
                "--csv",
                folder.resolve("t.csv").toString());
        ChildProgram.Outcome full;
        try (ChildProgram child = ChildProgram.start(folder, command)) {
            child.awaitLength(part(video), SOME_BYTES);
            assumeTrue(child.limitFiles(2 * SOME_BYTES), "needs the program prlimit");
            full = child.await();
        }
        assertEquals(ExitCode.FAILED, full.code(), full.said());
        assertEquals(1, full.said().lines().count(), full.said());
        assertTrue(
                full.said()
                        .matches("roadmask: cannot write .*What was done until then is in .*out.mp4.part, "
                                + ".*m.mkv.part, .*t.csv.part.*; with --overwrite it begins again\\R"),
                full.said());
        assertFalse(
                Files.exists(video) || Files.exists(folder.resolve("m.mkv")) || Files.exists(folder.resolve("t.csv")));
    }

    @Test
    void refusesToGoOnWithSomethingElse() throws Exception {
        Path output = folder.resolve("out.mp4");
        Path copy = Files.copy(clip, folder.resolve("copy.mp4"));
        String[] command = segment(copy, output);
        try (ChildProgram child = ChildProgram.start(folder, command)) {
            child.awaitLength(part(output), SOME_BYTES);
            child.kill();
        }
        byte[] before = Files.readAllBytes(part(output));
        assertRefused("changed since it was begun: opacity", segment(copy, output, "--resume", "--opacity", "0.9"));
        assertRefused("changed since it was begun: steady", segment(copy, output, "--resume", "--steady", "strong"));
        assertRefused("changed since it was begun: zones", segment(copy, output, "--resume", "--ignore", "0,0,9,9"));
        assertRefused("changed since it was begun: threshold", segment(copy, output, "--resume", "--threshold", "0.1"));
        assertRefused("changed since it was begun: quality", segment(copy, output, "--resume", "--quality", "draft"));
        byte[] changed = Files.readAllBytes(copy);
        changed[changed.length / 2] ^= 1;
        Files.write(copy, changed);
        assertRefused("changed since it was begun: input", segment(copy, output, "--resume"));
        Files.delete(folder.resolve("out.mp4.part.json"));
        assertRefused("cannot be read", segment(copy, output, "--resume"));
        assertArrayEquals(before, Files.readAllBytes(part(output)), "and the part is as it was");
    }

    @Test
    void goesOnWithClipsThatAreJoined() throws Exception {
        Path second = Files.copy(clip, folder.resolve("second.mp4"));
        Path output = folder.resolve("out.mp4");
        String[] join = {
            "segment",
            "--join",
            clip.toString(),
            second.toString(),
            "--model",
            model.toString(),
            "-o",
            output.toString()
        };
        try (ChildProgram child = ChildProgram.start(folder, join)) {
            child.awaitLength(part(output), SOME_BYTES);
            child.kill();
        }
        String[] resume = Arrays.copyOf(join, join.length + 1);
        resume[join.length] = "--resume";
        Terminal.Outcome done = Terminal.run(resume);
        assertEquals(ExitCode.DONE, done.code(), done.err());
        assertTrue(done.out().matches("(?s).*: 600 frames, the first \\d+ kept, in .*"), done.out());
        assertEquals(2, MediaInventory.read(output).chapters().size());
    }

    @Test
    void goesOnWithABatch() throws Exception {
        Path card = Files.createDirectory(folder.resolve("card"));
        for (String name : List.of("a.mp4", "b.mp4", "c.mp4")) {
            Files.copy(clip, card.resolve(name));
        }
        Path outputs = folder.resolve("outputs");
        String[] batch = {"segment", card.toString(), "-d", outputs.toString(), "--model", model.toString()};
        try (ChildProgram child = ChildProgram.start(folder, batch)) {
            child.awaitLength(part(outputs.resolve("b-masked.mp4")), SOME_BYTES);
            child.kill();
        }
        Terminal.Outcome unasked = Terminal.run(batch);
        assertEquals(ExitCode.FAILED, unasked.code(), unasked.out());
        assertTrue(unasked.err().contains("Go on with it (--resume)"), unasked.err());
        assertTrue(Files.exists(outputs.resolve("c-masked.mp4")), "the others are done nevertheless");
        String[] resume = Arrays.copyOf(batch, batch.length + 1);
        resume[batch.length] = "--resume";
        Terminal.Outcome done = Terminal.run(resume);
        assertEquals(ExitCode.DONE, done.code(), done.err());
        for (String name : List.of("a", "b", "c")) {
            assertEquals(
                    ExitCode.DONE,
                    Terminal.run(
                                    "verify",
                                    clip.toString(),
                                    outputs.resolve(name + "-masked.mp4").toString(),
                                    "--model",
                                    model.toString())
                            .code());
        }
    }

    @Test
    void hasNothingToDoWhenItIsFinished() throws Exception {
        Path output = folder.resolve("out.mp4");
        Terminal.Outcome first = Terminal.run(segment(output, "--resume"));
        assertEquals(ExitCode.DONE, first.code(), "without a part it begins at the beginning");
        byte[] before = Files.readAllBytes(output);
        Terminal.Outcome second = Terminal.run(segment(output, "--resume"));
        assertEquals(ExitCode.DONE, second.code());
        assertTrue(second.out().contains("is finished already"), second.out());
        assertArrayEquals(before, Files.readAllBytes(output));
    }

    private static void assertRefused(String words, String... command) {
        Terminal.Outcome outcome = Terminal.run(command);
        assertEquals(ExitCode.USAGE, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains(words), outcome.err());
        assertEquals(1, outcome.err().lines().count());
    }

    /** The output passes verify, and nothing else is left. */
    private void assertWhole(Path output) throws Exception {
        Terminal.Outcome verified =
                Terminal.run("verify", clip.toString(), output.toString(), "--model", model.toString());
        assertEquals(ExitCode.DONE, verified.code(), verified.out() + verified.err());
        assertTrue(verified.out().contains(FRAMES + " equal"), verified.out());
        assertEquals(2, MediaInventory.read(output).streams().size());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of(output.getFileName().toString()),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("out"))
                            .toList());
        }
    }

    private static String[] segment(Path output, String... more) {
        return segment(clip, output, more);
    }

    private static String[] segment(Path input, Path output, String... more) {
        return Stream.concat(
                        Stream.of("segment", input.toString(), "--model", model.toString(), "-o", output.toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static Path part(Path output) {
        return output.resolveSibling(output.getFileName() + ".part");
    }
}
