package dev.roadmask.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.mask.Overlap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskFolderDatasetTest {
    @TempDir
    Path folder;

    @Test
    void pairsPicturesWithMasksInTheOrderOfTheirNames() throws Exception {
        Dataset dataset = MaskFolderDataset.open(MaskFolders.write(folder, 3, 32, 24, 1));
        assertEquals(
                List.of("0000", "0001", "0002"),
                dataset.pictures().stream().map(LabelledPicture::stem).toList());
        assertEquals("boxes", dataset.name());
        assertEquals(Set.of(8), dataset.labels().vehicle());
    }

    @Test
    void readsTheDescriptionOfTheParentFolder() throws Exception {
        MaskFolders.writeSplit(folder, 2, 1, 32, 24);
        Files.delete(folder.resolve("train/dataset.json"));
        Files.writeString(folder.resolve("dataset.json"), "{\"name\":\"roof\",\"vehicle\":[3],\"ignore\":[255]}");
        DatasetSplits splits = DatasetSplits.open(folder);
        assertEquals("roof", splits.name());
        assertEquals(Set.of(255), splits.training().labels().ignore());
        assertEquals(1, splits.validation().orElseThrow().pictures().size());
    }

    @Test
    void anyValueButZeroIsVehicleWithoutADescription() throws Exception {
        Files.delete(MaskFolders.write(folder, 1, 32, 24, 1).resolve("dataset.json"));
        byte[] table = MaskFolderDataset.open(folder).labels().truthTable();
        assertEquals(Overlap.OUTSIDE, table[0]);
        assertEquals(Overlap.INSIDE, table[1]);
        assertEquals(Overlap.INSIDE, table[255]);
    }

    @Test
    void countsClasses() throws Exception {
        assertEquals(9, LabelScan.classes(MaskFolderDataset.open(MaskFolders.write(folder, 2, 32, 24, 1))));
    }

    @Test
    void saysWhichMaskIsMissing() throws Exception {
        Files.delete(MaskFolders.write(folder, 2, 32, 24, 1).resolve("masks/0001.png"));
        assertRefused("cannot read data set %s: no masks/0001.png for 0001.png".formatted(folder));
    }

    @Test
    void saysWhichPictureIsMissing() throws Exception {
        Files.delete(MaskFolders.write(folder, 2, 32, 24, 1).resolve("images/0001.png"));
        assertRefused("cannot read data set %s: 1 masks have no picture, the first is 0001.png".formatted(folder));
    }

    @Test
    void refusesEmptyAndForeignFolders() throws Exception {
        assertRefused("cannot read data set %s: the folder is empty".formatted(folder));
        Files.writeString(folder.resolve("notes.txt"), "nothing here");
        assertRefused(("cannot read data set %s: it has neither images/ and masks/ nor pictures with labels.csv nor"
                        + " train/ with such")
                .formatted(folder));
        MaskFolders.write(folder, 0, 32, 24, 1);
        assertRefused("cannot read data set %s: images/ holds no picture".formatted(folder));
    }

    @Test
    void refusesADescriptionThatIsNone() throws Exception {
        Files.writeString(MaskFolders.write(folder, 1, 32, 24, 1).resolve("dataset.json"), "{\"vehicle\":8,");
        DatasetException refusal = assertThrows(DatasetException.class, () -> DatasetSplits.open(folder));
        assertTrue(
                refusal.getMessage().startsWith("cannot read " + folder.resolve("dataset.json")), refusal.getMessage());
    }

    @Test
    void refusesMasksOfAnotherSizeAndUnreadablePictures() throws Exception {
        MaskFolders.write(folder, 2, 32, 24, 1);
        Path other = MaskFolders.write(folder.resolve("other"), 1, 16, 16, 1);
        Files.copy(
                other.resolve("masks/0000.png"),
                folder.resolve("masks/0000.png"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("images/0001.png"), "no picture");
        List<LabelledPicture> pictures = MaskFolderDataset.open(folder).pictures();
        assertEquals(
                "%s is 16x16, but its picture is 32x24".formatted(folder.resolve("masks/0000.png")),
                assertThrows(DatasetException.class, () -> pictures.get(0).read())
                        .getMessage());
        assertEquals(
                "cannot decode " + folder.resolve("images/0001.png"),
                assertThrows(DatasetException.class, () -> pictures.get(1).read())
                        .getMessage());
    }

    private void assertRefused(String message) {
        assertEquals(
                message,
                assertThrows(DatasetException.class, () -> DatasetSplits.open(folder))
                        .getMessage());
    }
}
