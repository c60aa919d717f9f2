package dev.roadmask.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.dataset.BoxFolders.Form;
import dev.roadmask.dataset.Split.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSplitTest {
    @TempDir
    Path folder;

    @Test
    void takesFiveBlocksOfCrowdAiWithTenSecondsAround() {
        List<Part> parts = TimeSplit.STANDARD.parts(9423);
        assertEquals(1885, Collections.frequency(parts, Part.VAL));
        assertEquals(5 * 40, Collections.frequency(parts, Part.GUARD));
        // Each fifth of the set: training, guard, a block, guard, training.
        assertEquals(21, runs(parts).size());
        assertEquals(
                "733 train, 20 guard, 377 val, 20 guard, 1468 train",
                String.join(", ", runs(parts).subList(0, 5)));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 19, 57, 100, 399, 400, 1999, 2000, 15000})
    void neverLetsTrainingTouchValidation(int pictures) {
        List<Part> parts = TimeSplit.STANDARD.parts(pictures);
        int validation = Collections.frequency(parts, Part.VAL);
        assertEquals(0.2, (double) validation / pictures, 0.03);
        assertTrue(Collections.frequency(parts, Part.TRAIN) > validation);
        for (int i = 1; i < pictures; i++) {
            assertTrue(
                    parts.get(i - 1) == parts.get(i) || parts.get(i - 1) == Part.GUARD || parts.get(i) == Part.GUARD);
        }
    }

    @Test
    void leavesAFewPicturesWhole() {
        assertEquals(Collections.nCopies(9, Part.TRAIN), TimeSplit.STANDARD.parts(9));
    }

    @Test
    void sortsNumbersByTheirValueAndNamesAsText() {
        assertEquals(List.of("007", "9", "10"), stems("10.jpg", "9.jpg", "007.jpg"));
        assertEquals(List.of("10", "9", "a"), stems("9.jpg", "a.jpg", "10.jpg"));
    }

    @Test
    void splitsALoneBoxFolderAndWritesItDown() throws Exception {
        BoxFolders.write(folder, Form.SHIPPED, 20, 24, 16);
        TrainingData data = TrainingData.open(List.of(folder), List.of(), 1);
        DatasetSplits splits = data.sets().get(0);
        assertEquals(14, data.mix().size());
        assertEquals(4, data.validation().orElseThrow().pictures().size());
        assertEquals(
                BoxFolders.name(8),
                splits.validation()
                        .orElseThrow()
                        .pictures()
                        .get(0)
                        .picture()
                        .getFileName()
                        .toString());
        assertEquals(1, splits.reports().size());
        data.writeSplits(folder);
        List<String> lines = Files.readAllLines(folder.resolve("split.csv"));
        assertEquals("picture,part", lines.get(0));
        assertEquals(BoxFolders.name(0) + ",train", lines.get(1));
        assertEquals(BoxFolders.name(7) + ",guard", lines.get(8));
        assertEquals(BoxFolders.name(8) + ",val", lines.get(9));
        assertEquals(21, lines.size());
    }

    @Test
    void hashesNamesAndParts() {
        Split split = new Split(List.of(new Split.Entry("a.jpg", Part.TRAIN), new Split.Entry("b.jpg", Part.VAL)));
        // printf 'a.jpg,train\nb.jpg,val\n' | sha256sum
        assertEquals("77a7b6819c64f2a769326483d476c70eb2d02937690ff8f18fefe9a79e090d69", split.sha256());
        assertNotEquals(
                split.sha256(),
                new Split(List.of(new Split.Entry("a.jpg", Part.VAL), new Split.Entry("b.jpg", Part.VAL))).sha256());
    }

    @Test
    void takesGivenPartsOfEitherForm() throws Exception {
        BoxFolders.write(folder.resolve("train"), Form.AUTTI, 12, 24, 16);
        MaskFolders.write(folder.resolve("val"), 2, 24, 16, 1);
        DatasetSplits splits = DatasetSplits.open(folder);
        assertEquals(12, splits.split().count(Part.TRAIN));
        assertEquals(2, splits.split().count(Part.VAL));
        assertEquals(
                new Split.Entry("val/images/0001.png", Part.VAL),
                splits.split().entries().get(13));
        assertEquals(1, splits.reports().size());
    }

    @Test
    void asksForAChosenLabelInTrainingAlone() throws Exception {
        BoxFolders.write(folder.resolve("train"), Form.CORRECTED, 2, 24, 16);
        BoxFolders.writePictures(folder.resolve("val"), 1, 24, 16);
        BoxFolders.writeTable(
                folder.resolve("val"),
                Form.CORRECTED,
                BoxFolders.rows(1, 24, 16).subList(0, 1));
        DatasetOptions trucks = new DatasetOptions(Set.of("truck"), 0);
        DatasetSplits splits = DatasetSplits.open(folder, trucks, IndexProgress.SILENT);
        assertEquals(1, splits.reports().get(1).emptyPictures());
    }

    /** Equal neighbours together: {@code 733 train}. */
    private static List<String> runs(List<Part> parts) {
        List<String> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= parts.size(); i++) {
            if (i == parts.size() || parts.get(i) != parts.get(from)) {
                runs.add("%d %s".formatted(i - from, parts.get(from)));
                from = i;
            }
        }
        return runs;
    }

    private static List<String> stems(String... names) {
        List<LabelledPicture> pictures = Stream.of(names)
                .<LabelledPicture>map(name -> new BoxedPicture(Path.of(name), List.of()))
                .toList();
        return TimeSplit.byTime(pictures).stream().map(LabelledPicture::stem).toList();
    }
}
