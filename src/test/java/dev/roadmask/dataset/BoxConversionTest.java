package dev.roadmask.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roadmask.mask.Overlap;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoxConversionTest {
    @TempDir
    Path folder;

    private Path masks;
    private Path boxes;

    @Test
    void boxesOfBoxesAreTheBoxes() throws Exception {
        convert(MaskFolders.writeSplit(folder.resolve("masks"), 4, 2, 40, 30));
        DatasetSplits original = DatasetSplits.open(masks);
        DatasetSplits converted = DatasetSplits.open(boxes);
        assertSame(original.training(), converted.training());
        assertSame(original.validation().orElseThrow(), converted.validation().orElseThrow());
    }

    @Test
    void readsBackAsFilledBoundsOfConnectedRegions() throws Exception {
        // Two regions that touch at a corner are one; a pixel alone is a box; ignored pixels are none.
        writeMask("8.......", ".88...8.", ".8......", "....BB..");
        assertEquals(new BoxConversion(1, 2, 0), convert(masks));
        assertEquals(
                List.of(
                        "xmin,ymin,xmax,ymax,Frame,Label,Preview URL",
                        "0,0,3,3,0000.png,Car,",
                        "6,1,7,2,0000.png,Car,"),
                Files.readAllLines(boxes.resolve("labels_crowdai.csv")));
        byte o = Overlap.INSIDE;
        byte[] expected = {
            o, o, o, 0, 0, 0, 0, 0, //
            o, o, o, 0, 0, 0, o, 0, //
            o, o, o, 0, 0, 0, 0, 0, //
            0, 0, 0, 0, 0, 0, 0, 0
        };
        try (Example example = CrowdAiDataset.open(boxes, DatasetOptions.DEFAULT, IndexProgress.SILENT)
                .dataset()
                .pictures()
                .get(0)
                .read()) {
            assertArrayEquals(expected, example.truth(LabelMap.ANY_NON_ZERO));
        }
    }

    @Test
    void keepsPicturesWithoutVehicles() throws Exception {
        MaskFolders.write(folder.resolve("masks"), 2, 8, 4, 1);
        writeMask("........", "........", "........", "........");
        assertEquals(new BoxConversion(2, 1, 1), convert(masks));
        assertEquals(
                "0,0,8,4,0000.png,Background,",
                Files.readAllLines(boxes.resolve("labels_crowdai.csv")).get(1));
        BoxIndexReport report = DatasetSplits.open(boxes).reports().get(0);
        assertEquals(2, report.pictures());
        assertEquals(1, report.emptyPictures());
    }

    @Test
    void tellsItsProgressOverAllParts() throws Exception {
        List<Integer> done = new ArrayList<>();
        masks = MaskFolders.writeSplit(folder.resolve("masks"), 2, 1, 40, 30);
        BoxConversion.convert(masks, folder.resolve("boxes"), done::add);
        assertEquals(List.of(1, 2, 3), done);
    }

    @Test
    void refusesForeignSourcesAndUsedTargets() throws Exception {
        masks = MaskFolders.write(folder.resolve("masks"), 1, 8, 4, 1);
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertEquals(
                "cannot convert %s: neither it nor its train/ has images/ and masks/".formatted(empty),
                assertThrows(
                                DatasetException.class,
                                () -> BoxConversion.convert(empty, folder.resolve("boxes"), d -> {}))
                        .getMessage());
        assertEquals(
                "cannot write boxes into %s: it isn't empty".formatted(masks),
                assertThrows(DatasetException.class, () -> BoxConversion.convert(masks, masks, d -> {}))
                        .getMessage());
    }

    private BoxConversion convert(Path from) throws Exception {
        masks = from;
        boxes = folder.resolve("boxes");
        return BoxConversion.convert(masks, boxes, done -> {});
    }

    /** 8: vehicle, B (11): ignored. */
    private void writeMask(String... rows) throws Exception {
        masks = folder.resolve("masks");
        if (!Files.exists(masks)) {
            MaskFolders.write(masks, 1, rows[0].length(), rows.length, 1);
        }
        BufferedImage mask = new BufferedImage(rows[0].length(), rows.length, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                int label = Math.max(0, Character.digit(rows[y].charAt(x), 16));
                mask.getRaster().setSample(x, y, 0, label);
            }
        }
        ImageIO.write(mask, "png", masks.resolve("masks/0000.png").toFile());
    }

    private static void assertSame(Dataset original, Dataset converted) throws Exception {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < original.pictures().size(); i++) {
            LabelledPicture picture = converted.pictures().get(i);
            try (Example expected = original.pictures().get(i).read();
                    Example example = picture.read()) {
                assertArrayEquals(expected.truth(original.labels()), example.truth(converted.labels()));
            }
            names.add(picture.stem());
        }
        assertEquals(original.pictures().size(), names.size());
    }
}
