package dev.roadmask.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.MaskFolderDataset;
import dev.roadmask.dataset.MaskFolders;
import dev.roadmask.mask.Overlap;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The traditional rivals on pictures that are easy for them. */
class RivalsTest {
    @TempDir
    Path folder;

    @Test
    void theBaselineReachesWhatChanceGives() throws Exception {
        Dataset dataset = MaskFolderDataset.open(MaskFolders.write(folder, 4, 96, 96, 9));
        double share = VehicleShare.mean(dataset);
        Overlap overlap = baseline(dataset, 0.3, 1);
        double covered = overlap.truth() / (4.0 * 96 * 96);
        assertEquals(covered, share, 1e-12);
        // The intersection has a few hundred pixels, so the IoU's own spread is well below 0.01.
        assertEquals(0.3 * covered / (0.3 + covered - 0.3 * covered), overlap.iou(), 0.015);
        assertEquals(overlap, baseline(dataset, 0.3, 1));
        assertNotEquals(overlap, baseline(dataset, 0.3, 2));
        assertEquals(0, baseline(dataset, 0, 1).predicted());
        assertEquals(4 * 96 * 96, baseline(dataset, 1, 1).predicted());
    }

    @Test
    void hogWindowsFindADrawnCarAndNothingElse() throws Exception {
        BufferedImage picture = PatchFolders.ground(480, 360, new Random(3));
        PatchFolders.car(picture, 180, 190, 110);
        Dataset dataset = one(picture, 180, 190, 110, 110);
        try (HogSvmSegmenter segmenter = HogSvmSegmenter.learn(PatchFolders.write(folder.resolve("patches"), 60))) {
            Overlap overlap = score(dataset, segmenter);
            assertTrue(overlap.iou() > 0.5, "overlap=" + overlap);
            assertEquals("learnt from 96 patches, tells 100.00 % of 24 held-out ones right", segmenter.model());
        }
    }

    @Test
    void meanShiftFindsABlockOnTheRoadButNotInTheSky() throws Exception {
        try (Segmenter segmenter = new MeanShiftSegmenter()) {
            Overlap road = score(block(220), segmenter);
            assertTrue(road.iou() > 0.9, "road=" + road);
            assertEquals(0, score(block(40), segmenter).predicted());
        }
    }

    @Test
    void countsOnlyTheFilledPatchesOfASheet() throws Exception {
        BufferedImage sheet = new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB);
        PatchFolders.save(sheet, folder.resolve("sheet-00-3.png"));
        PatchFolders.save(sheet, folder.resolve("whole.png"));
        PatchFolders.save(sheet.getSubimage(0, 0, 64, 64), folder.resolve("patch-600.png"));
        try (HogFeatures features = new HogFeatures()) {
            assertEquals(3 + 4 + 1, Patches.read(folder, features).size());
            assertEquals(1764, features.length());
        }
    }

    @Test
    void refusesPatchesThatItCannotLearnFrom() throws Exception {
        assertRefused("cannot read patches %s: it has no vehicles/ (it needs vehicles/ and non-vehicles/)", folder);
        Path few = PatchFolders.write(folder.resolve("few"), 12);
        assertRefused("cannot learn from patches %s: vehicles/ holds 12, at least 20 are needed", few);
        Path sheet = few.resolve("vehicles").resolve("odd.png");
        PatchFolders.save(new BufferedImage(100, 64, BufferedImage.TYPE_INT_RGB), sheet);
        assertRefused("cannot cut " + sheet + " into patches of 64x64: it is 100x64", few);
        Files.writeString(sheet, "no picture");
        assertRefused("cannot decode " + sheet, few);
    }

    @Test
    void heatBecomesTheBoxAroundItsPeak() {
        HeatMap heat = new HeatMap(8, 4);
        heat.add(-2, 0, 5, 3);
        heat.add(1, 1, 4, 9);
        heat.add(2, 1, 4, 3);
        heat.add(6, 0, 8, 1);
        assertArrayEquals(mask(8, 4, 1, 1, 4, 3), heat.boxes(2, 0));
        assertArrayEquals(mask(8, 4, 2, 1, 4, 3), heat.boxes(2, 1));
    }

    private static byte[] mask(int width, int height, int left, int top, int right, int bottom) {
        byte[] mask = new byte[width * height];
        for (int y = top; y < bottom; y++) {
            Arrays.fill(mask, y * width + left, y * width + right, ProbabilityMap.VEHICLE);
        }
        return mask;
    }

    private void assertRefused(String message, Path patches) {
        DatasetException refused = assertThrows(DatasetException.class, () -> HogSvmSegmenter.learn(patches));
        assertEquals(message.formatted(patches), refused.getMessage());
    }

    private static Overlap baseline(Dataset dataset, double rate, long seed) throws Exception {
        try (Segmenter segmenter = new BaselineSegmenter(rate, "given", seed)) {
            return score(dataset, segmenter);
        }
    }

    private static Overlap score(Dataset dataset, Segmenter segmenter) throws Exception {
        return Evaluation.run(dataset, segmenter, segmenter.threshold(), done -> {})
                .overlap();
    }

    private Dataset block(int top) throws Exception {
        BufferedImage picture = PatchFolders.ground(320, 360, new Random(8));
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(30, top, 80, 50);
        return one(picture, 30, top, 80, 50);
    }

    private Dataset one(BufferedImage picture, int left, int top, int width, int height) throws Exception {
        Path set = folder.resolve("set" + top);
        Files.createDirectories(set.resolve("images"));
        Files.createDirectories(set.resolve("masks"));
        BufferedImage labels = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                labels.getRaster().setSample(x, y, 0, 1);
            }
        }
        PatchFolders.save(picture, set.resolve("images/one.png"));
        PatchFolders.save(labels, set.resolve("masks/one.png"));
        return MaskFolderDataset.open(set);
    }
}
