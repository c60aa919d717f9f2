package dev.roadmask.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadmask.output.OutputException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder is there as a whole or as a part, and takes nobody's files away. */
class GrowingFolderTest {
    private static final Pattern OURS = Pattern.compile("(labels/)?[0-9]+[.]txt");
    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path root;

    private Path folder;
    private Path part;

    @BeforeEach
    void name() {
        folder = root.resolve("masks");
        part = root.resolve("masks.part");
    }

    @Test
    void growsAsAPartAndThenGetsItsName() throws Exception {
        try (GrowingFolder growing = GrowingFolder.create(folder, OURS, false)) {
            growing.write("1.txt", TEXT);
            growing.write("labels/2.txt", TEXT, 1, 2);
            assertEquals(List.of("masks.part", "masks.part/1.txt", "masks.part/labels/2.txt"), files());
            growing.complete();
            growing.publish();
        }
        assertEquals(List.of("masks", "masks/1.txt", "masks/labels/2.txt"), files());
        assertArrayEquals("ex".getBytes(StandardCharsets.UTF_8), Files.readAllBytes(folder.resolve("labels/2.txt")));
    }

    @Test
    void writesWhileInterrupted() throws Exception {
        try (GrowingFolder growing = GrowingFolder.create(folder, OURS, false)) {
            Thread.currentThread().interrupt();
            growing.write("1.txt", TEXT);
            growing.complete();
            growing.publish();
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals(List.of("masks", "masks/1.txt"), files());
    }

    @Test
    void aLinkStaysOne() throws Exception {
        Path target = Files.createDirectory(root.resolve("elsewhere"));
        Files.createSymbolicLink(folder, target);
        try (GrowingFolder growing = GrowingFolder.create(folder, OURS, false)) {
            growing.write("1.txt", TEXT);
            growing.complete();
            growing.publish();
        }
        assertTrue(Files.isSymbolicLink(folder));
        assertArrayEquals(TEXT, Files.readAllBytes(target.resolve("1.txt")));
    }

    @Test
    void anEmptyFolderIsAsGoodAsNone() throws Exception {
        Files.createDirectory(folder);
        Files.createDirectory(part);
        write("1.txt");
        assertEquals(List.of("masks", "masks/1.txt"), files());
    }

    @Test
    void closedBeforeItsEndItStaysAPart() throws Exception {
        try (GrowingFolder growing = GrowingFolder.create(folder, OURS, false)) {
            growing.write("1.txt", TEXT);
        }
        assertEquals(List.of("masks.part", "masks.part/1.txt"), files());
        OutputException refusal = assertThrows(OutputException.class, () -> GrowingFolder.create(folder, OURS, false));
        assertEquals(Kind.EXISTS, refusal.kind());
        assertTrue(refusal.getMessage().contains("masks.part is there, left by a run"), refusal.getMessage());
        try (GrowingFolder growing = GrowingFolder.create(folder, OURS, true)) {
            growing.write("2.txt", TEXT);
            growing.complete();
            growing.publish();
        }
        assertEquals(List.of("masks", "masks/2.txt"), files());
    }

    @Test
    void nothingWrittenLeavesNothing() throws Exception {
        GrowingFolder.create(folder, OURS, false).close();
        assertEquals(List.of(), files());
    }

    @Test
    void isReplacedOnlyWhereThatIsAllowed() throws Exception {
        write("1.txt");
        write("labels/2.txt", true);
        assertEquals(List.of("masks", "masks/labels/2.txt"), files());
        OutputException refusal = assertThrows(OutputException.class, () -> GrowingFolder.create(folder, OURS, false));
        assertEquals(Kind.EXISTS, refusal.kind());
        assertTrue(refusal.getMessage().contains("(--overwrite)"), refusal.getMessage());
        assertEquals(List.of("masks", "masks/labels/2.txt"), files());
    }

    @Test
    void neverTakesSomebodyElsesFilesAway() throws Exception {
        write("1.txt");
        for (String other : List.of("holiday.jpg", "labels/notes.txt", "labels/empty/")) {
            for (Path in : List.of(folder, part)) {
                Path theirs = in.resolve(other);
                Files.createDirectories(other.endsWith("/") ? theirs : theirs.getParent());
                if (!other.endsWith("/")) {
                    Files.write(theirs, TEXT);
                }
                List<String> before = files();
                OutputException refusal =
                        assertThrows(OutputException.class, () -> GrowingFolder.create(folder, OURS, true));
                assertEquals(Kind.EXISTS, refusal.kind());
                assertTrue(refusal.getMessage().contains(theirs.toString()), refusal.getMessage());
                assertEquals(before, files());
                Files.delete(theirs);
                if (!other.startsWith("h")) {
                    Files.delete(in.resolve("labels"));
                }
                Files.deleteIfExists(part);
            }
        }
    }

    @Test
    void whatComesWhileItGrowsIsNotTakenAwayEither() throws Exception {
        try (GrowingFolder growing = GrowingFolder.create(folder, OURS, true)) {
            growing.write("1.txt", TEXT);
            growing.complete();
            Files.write(Files.createDirectory(folder).resolve("holiday.jpg"), TEXT);
            assertEquals(
                    Kind.EXISTS,
                    assertThrows(OutputException.class, growing::publish).kind());
        }
        assertEquals(List.of("masks", "masks.part", "masks.part/1.txt", "masks/holiday.jpg"), files());
    }

    @Test
    void aFileInItsPlaceIsRefused() throws Exception {
        Files.write(folder, TEXT);
        OutputException refusal = assertThrows(OutputException.class, () -> GrowingFolder.create(folder, OURS, true));
        assertEquals(Kind.EXISTS, refusal.kind());
        assertTrue(refusal.getMessage().endsWith("masks is a file. Choose another name"), refusal.getMessage());
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        OutputException refusal =
                assertThrows(OutputException.class, () -> GrowingFolder.create(root.resolve("no/masks"), OURS, false));
        assertEquals(Kind.UNWRITABLE, refusal.kind());
        assertTrue(
                refusal.getMessage().endsWith("folder " + root.resolve("no") + " does not exist"),
                refusal.getMessage());
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "needs /dev/full");
        try (GrowingFolder growing = GrowingFolder.create(folder, OURS, false)) {
            Files.createSymbolicLink(part.resolve("1.txt"), full);
            OutputException failure = assertThrows(OutputException.class, () -> growing.write("1.txt", TEXT));
            assertEquals(Kind.UNWRITABLE, failure.kind());
            assertEquals("cannot write " + part.resolve("1.txt") + ": No space left on device", failure.getMessage());
        }
    }

    private void write(String name) throws Exception {
        write(name, false);
    }

    private void write(String name, boolean overwrite) throws Exception {
        try (GrowingFolder growing = GrowingFolder.create(folder, OURS, overwrite)) {
            growing.write(name, TEXT);
            growing.complete();
            growing.publish();
        }
    }

    /** Files, and folders of the first level. */
    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path ->
                            Files.isRegularFile(path) || path.getParent().equals(root))
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }
}
