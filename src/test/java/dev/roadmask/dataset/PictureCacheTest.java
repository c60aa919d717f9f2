package dev.roadmask.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.dataset.BoxFolders.Form;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureCacheTest {
    private static final int WIDTH = 24;
    private static final int HEIGHT = 16;

    @TempDir
    Path folder;

    private Path pictures;
    private Path caches;

    @BeforeEach
    void writePictures() throws Exception {
        pictures = folder.resolve("drive");
        caches = folder.resolve("caches");
        BoxFolders.write(pictures, Form.CORRECTED, 3, 3 * WIDTH, 3 * HEIGHT);
    }

    @Test
    void shrinksPicturesByTheirMeanAndLabelsByTheirMiddle() throws Exception {
        Dataset original = dataset();
        Dataset cached = plan().open(done -> {});
        assertEquals(original.name(), cached.name());
        for (int i = 0; i < 3; i++) {
            try (Example expected = original.pictures().get(i).read();
                    Example example = cached.pictures().get(i).read()) {
                assertEquals(
                        original.pictures().get(i).picture(),
                        cached.pictures().get(i).picture());
                assertEquals(expected.scaledTo(WIDTH, HEIGHT), example.scaledTo(WIDTH, HEIGHT));
                byte[] full = expected.truth(LabelMap.ANY_NON_ZERO);
                byte[] truth = example.truth(LabelMap.ANY_NON_ZERO);
                for (int y = 0; y < HEIGHT; y++) {
                    for (int x = 0; x < WIDTH; x++) {
                        assertEquals(full[(3 * y + 1) * 3 * WIDTH + 3 * x + 1], truth[y * WIDTH + x]);
                    }
                }
            }
        }
    }

    @Test
    void enlargesNothing() throws Exception {
        Path small = folder.resolve("small");
        BoxFolders.write(small, Form.AUTTI, 2, 8, 40);
        Dataset original = CrowdAiDataset.open(small, DatasetOptions.DEFAULT, IndexProgress.SILENT)
                .dataset();
        PictureCache cache = PictureCache.plan(original, "train", caches, WIDTH, HEIGHT);
        assertEquals(2 * 4 * 8 * HEIGHT, cache.bytes());
        try (Example example = cache.open(done -> {}).pictures().get(1).read()) {
            assertEquals(8, example.width());
            assertEquals(HEIGHT, example.height());
        }
        PictureCache whole = PictureCache.plan(original, "train", caches, 100, 100);
        try (Example expected = original.pictures().get(1).read();
                Example example = whole.open(done -> {}).pictures().get(1).read()) {
            assertEquals(expected.scaledTo(8, 40), example.scaledTo(8, 40));
            assertArrayEquals(expected.truth(LabelMap.ANY_NON_ZERO), example.truth(LabelMap.ANY_NON_ZERO));
        }
    }

    @Test
    void decodesNothingTheSecondTime() throws Exception {
        List<Integer> done = new ArrayList<>();
        ByteBuffer first = pixels(plan().open(done::add), 0);
        assertEquals(List.of(1, 2, 3), done);
        for (int i = 0; i < 3; i++) {
            spoilBehindTheHeader(pictures.resolve(BoxFolders.name(i)));
        }
        PictureCache again = plan();
        assertTrue(again.isBuilt());
        assertEquals(first, pixels(again.open(done::add), 0));
        assertEquals(3, done.size());
        // The proof that the pictures are spoilt: decoded, they look otherwise.
        assertNotEquals(first, pixels(dataset(), 0));
    }

    @Test
    void aChangedPictureGetsANewCache() throws Exception {
        PictureCache before = plan();
        before.open(done -> {});
        Files.setLastModifiedTime(pictures.resolve(BoxFolders.name(1)), FileTime.fromMillis(1_000_000));
        PictureCache after = plan();
        assertFalse(after.isBuilt());
        assertTrue(before.isBuilt());
        assertEquals(List.of(before.file()), after.leftovers());
    }

    @Test
    void otherLabelsSizesAndPartsGetACacheOfTheirOwn() throws Exception {
        plan().open(done -> {});
        Dataset cars = CrowdAiDataset.open(pictures, new DatasetOptions(Set.of("car"), 0), IndexProgress.SILENT)
                .dataset();
        assertFalse(PictureCache.plan(cars, "train", caches, WIDTH, HEIGHT).isBuilt());
        assertFalse(
                PictureCache.plan(dataset(), "train", caches, WIDTH + 1, HEIGHT).isBuilt());
        Dataset elsewhere = new Dataset("drive", folder, dataset().pictures(), LabelMap.ANY_NON_ZERO);
        assertEquals(
                List.of(),
                PictureCache.plan(elsewhere, "train", caches, WIDTH, HEIGHT).leftovers());
        PictureCache validation = PictureCache.plan(dataset(), "val", caches, WIDTH, HEIGHT);
        assertFalse(validation.isBuilt());
        assertEquals(List.of(), validation.leftovers());
    }

    @Test
    void neverTakesATornFileForACache() throws Exception {
        PictureCache cache = plan();
        cache.open(done -> {});
        byte[] whole = Files.readAllBytes(cache.file());
        for (int length : new int[] {0, 7, (int) cache.bytes(), whole.length - 1}) {
            Files.write(cache.file(), Arrays.copyOf(whole, length));
            assertFalse(cache.isBuilt());
        }
        cache.open(done -> {});
        assertArrayEquals(whole, Files.readAllBytes(cache.file()));
    }

    @Test
    void aForeignFileUnderItsNameIsBuiltAnew() throws Exception {
        PictureCache other = PictureCache.plan(dataset(), "train", caches, 4, 4);
        other.open(done -> {});
        Files.move(other.file(), plan().file());
        assertFalse(plan().isBuilt());
        try (Example example = plan().open(done -> {}).pictures().get(0).read()) {
            assertEquals(WIDTH, example.width());
        }
    }

    @Test
    void aBuildBrokenOffLeavesNoCacheAndTheNextOneStartsAnew() throws Exception {
        assertThrows(IllegalStateException.class, () -> plan().open(done -> {
            throw new IllegalStateException("interrupted");
        }));
        assertEquals(List.of(), files());
        // A kill leaves the unfinished file behind, here with more in it than the next one will have.
        Path unfinished = plan().file().resolveSibling(plan().file().getFileName() + ".part");
        Files.write(unfinished, new byte[1_000_000]);
        assertFalse(plan().isBuilt());
        plan().open(done -> {});
        assertEquals(List.of(plan().file()), files());
        assertTrue(plan().isBuilt());
    }

    @Test
    void anUnreadablePictureLeavesNoCache() throws Exception {
        Path broken = pictures.resolve(BoxFolders.name(2));
        PictureCache cache = plan();
        Files.writeString(broken, "broken");
        assertEquals(
                "cannot decode " + broken,
                assertThrows(DatasetException.class, () -> cache.open(done -> {}))
                        .getMessage());
        assertEquals(List.of(), files());
    }

    @Test
    void twoRunsDontWriteOneFile() throws Exception {
        Path file = plan().file();
        Files.createDirectories(caches);
        try (FileChannel other = FileChannel.open(
                        file.resolveSibling(file.getFileName() + ".part"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertTrue(lock.isValid());
            assertEquals(
                    "cannot write %s: another run is writing it".formatted(file),
                    assertThrows(DatasetException.class, () -> plan().open(done -> {}))
                            .getMessage());
        }
    }

    @Test
    void saysItsSizeAndRefusesAFullDisk() throws Exception {
        PictureCache cache = plan();
        assertEquals("3 pictures at 24x16, 0.0 MB in " + caches, cache.describe());
        assertEquals(
                "cannot write the cache %s: it needs 0.0 MB, but only 0.0 MB are free there".formatted(cache.file()),
                assertThrows(DatasetException.class, () -> cache.requireSpace(cache.bytes() - 1))
                        .getMessage());
        cache.requireSpace(cache.bytes());
        assertFalse(Files.exists(caches));
    }

    @Test
    void masksAreCachedWithTheirLabels() throws Exception {
        TrainingData data = TrainingData.open(
                List.of(MaskFolders.writeSplit(folder.resolve("set"), 3, 1, 2 * WIDTH, 2 * HEIGHT)), List.of(), 5);
        List<PictureCache> plans = data.caches(caches, WIDTH, HEIGHT);
        assertEquals(List.of(3, 1), plans.stream().map(PictureCache::pictures).toList());
        List<Dataset> opened = new ArrayList<>();
        for (PictureCache plan : plans) {
            opened.add(plan.open(done -> {}));
        }
        TrainingData cached = data.readFrom(opened);
        assertEquals(9, cached.mix().sources().get(0).classes());
        Dataset validation = cached.validation().orElseThrow();
        assertEquals(Set.of(8), validation.labels().vehicle());
        try (Example example = validation.pictures().get(0).read()) {
            assertEquals(WIDTH, example.width());
        }
        Files.setLastModifiedTime(folder.resolve("set/train/masks/0000.png"), FileTime.fromMillis(1_000_000));
        assertFalse(data.caches(caches, WIDTH, HEIGHT).get(0).isBuilt());
        assertTrue(data.caches(caches, WIDTH, HEIGHT).get(1).isBuilt());
    }

    private Dataset dataset() throws DatasetException {
        return CrowdAiDataset.open(pictures, DatasetOptions.DEFAULT, IndexProgress.SILENT)
                .dataset();
    }

    private PictureCache plan() throws DatasetException {
        return PictureCache.plan(dataset(), "train", caches, WIDTH, HEIGHT);
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(caches)) {
            return files.toList();
        }
    }

    private static ByteBuffer pixels(Dataset dataset, int picture) throws DatasetException {
        try (Example example = dataset.pictures().get(picture).read()) {
            return example.scaledTo(WIDTH, HEIGHT);
        }
    }

    /** Leaves size, time and header of a JPEG as they are. */
    private static void spoilBehindTheHeader(Path file) throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        byte[] content = Files.readAllBytes(file);
        int scan = content.length - 1;
        while (content[scan - 1] != (byte) 0xFF || content[scan] != (byte) 0xDA) {
            scan--;
        }
        for (int i = scan + 13; i < content.length - 2; i++) {
            content[i] = 0x55;
        }
        Files.write(file, content);
        Files.setLastModifiedTime(file, time);
    }
}
