package dev.roadmask.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelScanTest {
    @TempDir
    Path folder;

    @Test
    void findsValuesAndClasses() throws Exception {
        new DrawnExample(10, 10).label(8, 0, 0, 2, 2).label(3, 4, 4, 1, 1).write(folder, "a");
        new DrawnExample(10, 10).label(4, 9, 9, 1, 1).label(11, 0, 0, 1, 1).write(folder, "b");
        describe("{\"vehicle\":[8],\"ignore\":[11]}");
        LabelScan scan = LabelScan.ofTrainable(MaskFolderDataset.open(folder));
        assertEquals(Set.of(0, 3, 4, 8, 11), scan.values());
        assertEquals("0, 3-4, 8, 11", scan.valuesInWords());
        assertEquals(2, scan.labelPictures());
        assertEquals(9, scan.classes());
    }

    @Test
    void refusesASetWithoutVehicles() throws Exception {
        new DrawnExample(10, 10).write(folder, "a");
        new DrawnExample(10, 10).write(folder, "b");
        assertRefused(
                "data set %s holds no vehicle pixel in any of its 2 pictures; are its labels, or its dataset.json, right?"
                        .formatted(folder));
    }

    @Test
    void refusesASetWhoseOnlyVehiclesAreIgnored() throws Exception {
        new DrawnExample(10, 10).label(255, 0, 0, 5, 5).write(folder, "a");
        describe("{\"ignore\":[255]}");
        assertRefused(
                "data set %s holds no vehicle pixel in any of its 1 pictures; are its labels, or its dataset.json, right?"
                        .formatted(folder));
    }

    @Test
    void refusesADescriptionThatNamesAValueWhichIsNotThere() throws Exception {
        new DrawnExample(10, 10).label(255, 0, 0, 2, 2).label(1, 5, 5, 2, 2).write(folder, "a");
        describe("{\"vehicle\":[255,7]}");
        assertRefused(
                "data set %s: value 7, a vehicle in dataset.json, is in none of its 1 masks; in them are: 0-1, 255"
                        .formatted(folder));
    }

    @Test
    void refusesMasksInColor() throws Exception {
        new DrawnExample(10, 10).label(1, 0, 0, 2, 2).write(folder, "a");
        BufferedImage color = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(color, "png", folder.resolve("masks/a.png").toFile());
        assertRefused("%s is not a label picture: it must be 8-bit gray (its values are the labels)"
                .formatted(folder.resolve("masks/a.png")));
    }

    @Test
    void refusesMasksThatAreNone() throws Exception {
        new DrawnExample(10, 10).write(folder, "a");
        Files.writeString(folder.resolve("masks/a.png"), "no mask");
        assertRefused("cannot decode " + folder.resolve("masks/a.png"));
    }

    @Test
    void trainingRefusesWhatCannotBeLearnt() throws Exception {
        new DrawnExample(10, 10).write(folder, "a");
        assertEquals(
                "data set %s holds no vehicle pixel in any of its 1 pictures; are its labels, or its dataset.json, right?"
                        .formatted(folder),
                assertThrows(DatasetException.class, () -> TrainingData.open(List.of(folder), List.of(), 1))
                        .getMessage());
    }

    private void describe(String json) throws Exception {
        Files.writeString(folder.resolve("dataset.json"), json);
    }

    private void assertRefused(String message) throws DatasetException {
        Dataset dataset = MaskFolderDataset.open(folder);
        assertEquals(
                message,
                assertThrows(DatasetException.class, () -> LabelScan.ofTrainable(dataset))
                        .getMessage());
    }
}
