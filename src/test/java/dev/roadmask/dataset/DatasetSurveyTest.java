package dev.roadmask.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetSurveyTest {
    @TempDir
    Path folder;

    @Test
    void countsWhatWasDrawn() throws Exception {
        describe("{\"vehicle\":[8],\"ignore\":[11]}");
        // 20 of 200 pixels in two regions, and 100 that count nowhere.
        new DrawnExample(20, 10)
                .label(11, 0, 5, 20, 5)
                .label(8, 0, 0, 4, 4)
                .label(8, 10, 0, 4, 1)
                .write(folder, "a");
        new DrawnExample(10, 10).label(3, 0, 0, 10, 10).write(folder, "b");
        new DrawnExample(10, 10).label(8, 0, 0, 10, 5).write(folder, "c");
        DatasetSurvey survey = survey();
        assertEquals(3, survey.pictures());
        assertEquals(1, survey.withoutVehicles());
        assertEquals("{10x10=2, 20x10=1}", survey.sizes().toString());
        assertEquals(new DatasetSurvey.Size(10, 10), survey.usualSize());
        assertEquals((0.2 + 0 + 0.5) / 3, survey.baseline().mean(), 1e-12);
        assertEquals(0, survey.baseline().least());
        assertEquals(0.5, survey.baseline().greatest());
        assertEquals(0.25, survey.ignored());
        assertEquals(Set.of(0, 3, 8, 11), survey.labels().values());
        assertEquals("0, 3, 8, 11", survey.labels().valuesInWords());
    }

    @Test
    void sortsObjectsByTheirShareOfThePicture() throws Exception {
        describe("{\"vehicle\":[8]}");
        new DrawnExample(20, 10)
                .label(8, 0, 0, 4, 4)
                .label(8, 10, 0, 4, 1)
                .label(8, 19, 9, 1, 1)
                .write(folder, "a");
        AreaHistogram areas = survey().areas();
        assertEquals(3, areas.objects());
        assertEquals(0.02, areas.median());
        assertEquals(
                List.of(
                        new AreaHistogram.Bin(0.003, 0.01, 1, 1 / 21.0),
                        new AreaHistogram.Bin(0.01, 0.03, 1, 4 / 21.0),
                        new AreaHistogram.Bin(0.03, 0.1, 1, 16 / 21.0)),
                areas.bins().stream().map(DatasetSurveyTest::rounded).toList());
    }

    @Test
    void regionsThatTouchAtACornerAreOneObject() throws Exception {
        new DrawnExample(10, 10).label(1, 0, 0, 2, 2).label(1, 2, 2, 2, 2).write(folder, "a");
        assertEquals(1, survey().areas().objects());
        assertEquals(0.08, survey().areas().median());
    }

    @Test
    void ignoredPixelsPartObjects() throws Exception {
        describe("{\"ignore\":[255]}");
        new DrawnExample(10, 10).label(1, 0, 0, 10, 2).label(255, 4, 0, 1, 2).write(folder, "a");
        assertEquals(2, survey().areas().objects());
    }

    @Test
    void aSetOfIgnoredPixelsHasNoBaseline() throws Exception {
        describe("{\"ignore\":[255]}");
        new DrawnExample(10, 10).label(255, 0, 0, 10, 10).write(folder, "a");
        DatasetSurvey survey = survey();
        assertTrue(Double.isNaN(survey.baseline().mean()), survey.toString());
        assertEquals(1, survey.ignored());
        assertTrue(Double.isNaN(survey.areas().median()), survey.toString());
        assertEquals(List.of(), survey.areas().bins());
    }

    @Test
    void tellsItsProgress() throws Exception {
        MaskFolders.write(folder, 3, 32, 24, 1);
        List<Integer> done = new ArrayList<>();
        DatasetSurvey.of(MaskFolderDataset.open(folder), done::add);
        assertEquals(List.of(1, 2, 3), done);
    }

    @Test
    void stopsAtThePictureThatCannotBeUsed() throws Exception {
        MaskFolders.write(folder, 3, 32, 24, 1);
        Files.writeString(folder.resolve("images/0001.png"), "no picture");
        assertEquals(
                "cannot decode " + folder.resolve("images/0001.png"),
                assertThrows(DatasetException.class, this::survey).getMessage());
    }

    /** Weights to the nearest of the 21 pixels. */
    private static AreaHistogram.Bin rounded(AreaHistogram.Bin bin) {
        double weight = Math.round(bin.weight() * 21) / 21.0;
        return new AreaHistogram.Bin(bin.least(), bin.below(), bin.objects(), weight);
    }

    private void describe(String json) throws Exception {
        Files.writeString(folder.resolve("dataset.json"), json);
    }

    private DatasetSurvey survey() throws DatasetException {
        return DatasetSurvey.of(MaskFolderDataset.open(folder), done -> {});
    }
}
