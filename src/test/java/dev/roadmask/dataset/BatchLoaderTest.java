package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imread;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imwrite;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.mask.Overlap;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class BatchLoaderTest {
    private static final int WIDTH = 96;
    private static final int HEIGHT = 64;
    private static final Augmentation GEOMETRY = new Augmentation(0.7, 2, 0.1, 0.2, 0.2, 10, true, 0, 0, 0, 0, 0);
    private static final Augmentation ALL =
            new Augmentation(0.8, 2.5, 0.1, 0.1, 0.12, 5, true, 0.12, 0.3, 0.1, 0.5, 0.2);

    @TempDir
    Path folder;

    private TrainingMix mix;

    @BeforeEach
    void writePictures() throws Exception {
        mix = TrainingData.open(List.of(MaskFolders.write(folder, 5, WIDTH, HEIGHT, 3)), List.of(), 7)
                .mix();
    }

    @Test
    void withoutAugmentationABatchIsThePictures() throws Exception {
        try (BatchLoader loader = loader(0, Augmentation.NONE, 1);
                Example first = mix.epoch(0).get(0).picture().read()) {
            Batch batch = loader.next();
            assertArrayEquals(bytes(first.scaledTo(WIDTH, HEIGHT)), bytes(batch.pictures()));
            assertArrayEquals(first.truth(mix.sources().get(0).dataset().labels()), bytes(batch.truth()));
            assertEquals(9, mix.sources().get(0).classes());
        }
    }

    @Test
    void labelsMoveWithThePicture() throws Exception {
        // A box is pure red and nothing else is, so the truth can be read off the warped picture itself.
        long right = 0;
        long wrong = 0;
        try (BatchLoader loader = loader(0, GEOMETRY, 5)) {
            Batch batch = loader.next();
            for (int i = 0; i < batch.truth().capacity(); i++) {
                boolean red =
                        (batch.pictures().get(3 * i) & 0xFF) - (batch.pictures().get(3 * i + 1) & 0xFF) > 128;
                byte truth = batch.truth().get(i);
                if (truth != Overlap.IGNORED) {
                    right += red == (truth == Overlap.INSIDE) ? 1 : 0;
                    wrong += red == (truth == Overlap.INSIDE) ? 0 : 1;
                }
            }
        }
        // Only pixels that interpolation mixes across a box's edge may disagree.
        assertTrue(wrong < 0.03 * right, "right=%d wrong=%d".formatted(right, wrong));
    }

    @Test
    void theSameSeedAndEpochGiveTheSameBatches() throws Exception {
        assertArrayEquals(pictures(3), pictures(3));
        assertFalse(Arrays.equals(pictures(3), pictures(4)));
    }

    @Test
    void endsAfterTheLastWholeBatch() throws Exception {
        try (BatchLoader loader = loader(0, ALL, 2)) {
            assertEquals(2, loader.batches());
            loader.giveBack(loader.next());
            loader.giveBack(loader.next());
            assertNull(loader.next());
        }
    }

    @Test
    void drawsTheAskedNumberOfEachSet() {
        TrainingMix.Source source = mix.sources().get(0);
        TrainingMix drawn = new TrainingMix(
                List.of(
                        new TrainingMix.Source(source.dataset(), 3, 0, 0),
                        new TrainingMix.Source(source.dataset(), 12, 0, 0)),
                1);
        List<TrainingMix.Pick> epoch = drawn.epoch(0);
        assertEquals(15, epoch.size());
        assertEquals(
                3,
                epoch.stream()
                        .filter(pick -> pick.source() == drawn.sources().get(0))
                        .distinct()
                        .count());
    }

    @Test
    void aBrokenPictureReachesTheTrainer() throws Exception {
        Files.writeString(folder.resolve("images/0002.png"), "broken");
        try (BatchLoader loader = loader(0, ALL, 5)) {
            DatasetException refusal = assertThrows(DatasetException.class, loader::next);
            assertEquals("cannot decode " + folder.resolve("images/0002.png"), refusal.getMessage());
        }
    }

    @Test
    void closingLeavesNoThread() throws Exception {
        loader(0, ALL, 1).close();
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(t -> t.getName().equals("roadmask-batches")));
    }

    @Test
    void translationBringsInIgnoredPixels() throws Exception {
        Augmentation shift = new Augmentation(1, 1, 0.3, 0.3, 0, 0, false, 0, 0, 0, 0, 0);
        try (BatchLoader loader = loader(0, shift, 5)) {
            byte[] truth = bytes(loader.next().truth());
            long ignored = IntStream.range(0, truth.length)
                    .filter(i -> truth[i] == Overlap.IGNORED)
                    .count();
            // Two shifts, each even in 0-30 %, leave 1 - 0.85 * 0.85 of the pictures outside on average.
            assertEquals(0.28, (double) ignored / truth.length, 0.15);
        }
    }

    @Test
    void smallVehiclesAreTakenOffTheLabels() throws Exception {
        Path small = Files.createDirectories(folder.resolve("small"));
        MaskFolders.write(small, 1, WIDTH, HEIGHT, 3);
        Mat mask = imread(small.resolve("masks/0000.png").toString(), IMREAD_UNCHANGED);
        UByteIndexer labels = mask.createIndexer();
        long box = count(labels, MaskFolders.VEHICLE);
        // A second vehicle of 4 pixels in a corner that the box doesn't reach.
        int column = labels.get(0, 0) == MaskFolders.VEHICLE ? WIDTH - 2 : 0;
        for (int i = 0; i < 4; i++) {
            labels.put(i / 2, column + i % 2, MaskFolders.VEHICLE);
        }
        imwrite(small.resolve("masks/0000.png").toString(), mask);
        TrainingMix one = TrainingData.open(List.of(small), List.of(), 7).mix();
        assertEquals(box + 4, inside(one, 0));
        assertEquals(box, inside(one, 5.0 / (WIDTH * HEIGHT)));
        assertEquals(0, inside(one, 0.9));
    }

    private static long count(UByteIndexer labels, int value) {
        return IntStream.range(0, WIDTH * HEIGHT)
                .filter(i -> labels.get(i / WIDTH, i % WIDTH) == value)
                .count();
    }

    private static long inside(TrainingMix mix, double leastObject) throws Exception {
        BatchPlan plan = new BatchPlan(1, WIDTH, HEIGHT, Augmentation.NONE, leastObject);
        try (BatchLoader loader = new BatchLoader(mix, 0, plan)) {
            byte[] truth = bytes(loader.next().truth());
            return IntStream.range(0, truth.length)
                    .filter(i -> truth[i] == Overlap.INSIDE)
                    .count();
        }
    }

    private BatchLoader loader(int epoch, Augmentation augmentation, int size) {
        return new BatchLoader(mix, epoch, new BatchPlan(size, WIDTH, HEIGHT, augmentation, 0));
    }

    private byte[] pictures(int epoch) throws Exception {
        try (BatchLoader loader = loader(epoch, ALL, 5)) {
            return bytes(loader.next().pictures());
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return bytes;
    }
}
