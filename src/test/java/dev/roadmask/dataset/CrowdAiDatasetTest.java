package dev.roadmask.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roadmask.dataset.BoxFolders.Form;
import dev.roadmask.dataset.BoxFolders.Row;
import dev.roadmask.dataset.RowFault.Kind;
import dev.roadmask.mask.Overlap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrowdAiDatasetTest {
    private static final int WIDTH = 48;
    private static final int HEIGHT = 32;
    private static final DatasetOptions ANY_SHARE = new DatasetOptions(Set.of(), 1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Form.class)
    void drawsCarsAndTrucksOfEveryForm(Form form) throws Exception {
        List<Row> rows = BoxFolders.write(folder, form, 12, WIDTH, HEIGHT);
        BoxIndex index = open(DatasetOptions.DEFAULT);
        assertEquals(12, index.dataset().pictures().size());
        assertEquals(36, index.report().rows());
        assertEquals(0, index.report().badRows());
        assertEquals(0, index.report().clipped());
        for (LabelledPicture picture : index.dataset().pictures()) {
            try (Example example = picture.read()) {
                assertArrayEquals(drawn(rows, picture, "Pedestrian"), example.truth(LabelMap.ANY_NON_ZERO));
            }
        }
    }

    @Test
    void saysThatTheShippedHeaderIsWrong() throws Exception {
        BoxFolders.write(folder, Form.SHIPPED, 3, WIDTH, HEIGHT);
        assertEquals(
                Optional.of(("%s: the header says xmin,xmax,ymin,ymax, but the values are xmin,ymin,xmax,ymax: read as"
                                + " the values are")
                        .formatted(folder.resolve("labels.csv"))),
                open(DatasetOptions.DEFAULT).report().correction());
    }

    @Test
    void believesAHeaderThatItsValuesBear() throws Exception {
        BoxFolders.writePictures(folder, 1, WIDTH, HEIGHT);
        table("xmin,xmax,ymin,ymax,Frame,Label", "3,9,20,25,NAME,Car", "30,40,2,8,NAME,Car");
        BoxIndex index = open(DatasetOptions.DEFAULT);
        assertEquals(Optional.empty(), index.report().correction());
        assertEquals(List.of(new Box(3, 20, 9, 25), new Box(30, 2, 40, 8)), boxes(index, 0));
    }

    @Test
    void correctsAnyHeaderThatItsValuesBelie() throws Exception {
        BoxFolders.writePictures(folder, 1, WIDTH, HEIGHT);
        Path file = table("xmin,ymin,xmax,ymax,Frame,Label", "3,9,20,25,NAME,Car", "30,40,2,8,NAME,Car");
        BoxIndex index = open(DatasetOptions.DEFAULT);
        assertEquals(
                Optional.of(("%s: the header says xmin,ymin,xmax,ymax, but the values are xmin,xmax,ymin,ymax: read as"
                                + " the values are")
                        .formatted(file)),
                index.report().correction());
        assertEquals(List.of(new Box(3, 20, 9, 25), new Box(30, 2, 40, 8)), boxes(index, 0));
    }

    @Test
    void correctsNothingWhereNoOrderHolds() throws Exception {
        BoxFolders.writePictures(folder, 1, WIDTH, HEIGHT);
        table("xmin,xmax,ymin,ymax,Frame,Label", "3,9,20,25,NAME,Car", "30,20,10,8,NAME,Car", "5,9,6,11,NAME,Car");
        BoxIndexReport report = open(ANY_SHARE).report();
        assertEquals(Optional.empty(), report.correction());
        assertEquals(Map.of(Kind.INVERTED, 1), report.bad());
    }

    @Test
    void findsTheColumnsByTheirNames() throws Exception {
        BoxFolders.writePictures(folder, 1, WIDTH, HEIGHT);
        table("\uFEFFFrame,Label,xmin,ymin,xmax,ymax", "NAME,Car,3,20,9,25");
        assertEquals(List.of(new Box(3, 20, 9, 25)), boxes(open(DatasetOptions.DEFAULT), 0));
    }

    @Test
    void prefersTheCorrectedTable() throws Exception {
        BoxFolders.write(folder, Form.CORRECTED, 1, WIDTH, HEIGHT);
        Files.writeString(folder.resolve("labels.csv"), "never read");
        assertEquals(
                folder.resolve("labels_crowdai.csv"),
                open(DatasetOptions.DEFAULT).report().file());
    }

    @Test
    void readsAttributesOfAutti() throws Exception {
        BoxFolders.writePictures(folder, 1, WIDTH, HEIGHT);
        table("NAME 1 2 9 8 0 \"car\"", "NAME 3 4 5 6 1 \"trafficLight\" \"GreenLeft\"");
        BoxIndexReport report = open(DatasetOptions.DEFAULT).report();
        assertEquals(Map.of("car", 1), report.boxes());
        assertEquals(Map.of("trafficLight", 1), report.otherLabels());
    }

    @Test
    void countsEveryFaultAndNamesItsLine() throws Exception {
        BoxFolders.writePictures(folder, 2, WIDTH, HEIGHT);
        Files.writeString(folder.resolve("broken.jpg"), "no picture");
        table(
                "xmin,ymin,xmax,ymax,Frame,Label,Preview URL",
                "-5,2,10,99,NAME,Car,",
                "1,2,3",
                "",
                "1,2,x,4,NAME,Car,",
                "1,2,3,4,NAME,\"Car",
                "1,2,3,4,NAME,Cart,",
                "1,2,3,4,absent.jpg,Car,",
                "1,2,3,4,../NAME,Car,",
                "1,2,3,4,broken.jpg,Car,",
                "9,2,3,4,NAME,Car,",
                "3,4,3,9,NAME,Pedestrian,",
                "48,0,60,9,NAME,Car,",
                "1,2,3,4,absent.jpg,Truck,",
                "1,2,3,4,NAME,Truck,");
        BoxIndexReport report = open(ANY_SHARE).report();
        String name = BoxFolders.name(0);
        assertEquals(
                List.of(
                        "line 3: 3 fields instead of 6",
                        "line 5: \"x\" is no whole number",
                        "line 6: a quote that is never closed, or closed too early",
                        "line 7: unknown label \"Cart\"",
                        "line 8: no picture absent.jpg in the folder",
                        "line 9: no picture ../%s in the folder".formatted(name),
                        "line 10: cannot read the header of broken.jpg",
                        "line 11: no pixel between 9,2 and 3,4",
                        "line 12: no pixel between 3,4 and 3,9",
                        "line 13: 48,0 to 60,9 lies outside the picture of 48x32"),
                report.firstFaults().stream().map(RowFault::toString).toList());
        assertEquals(
                Map.of(
                        Kind.MALFORMED, 3,
                        Kind.UNKNOWN_LABEL, 1,
                        Kind.MISSING_PICTURE, 3,
                        Kind.UNREADABLE_PICTURE, 1,
                        Kind.INVERTED, 2,
                        Kind.OUTSIDE, 1),
                report.bad());
        assertEquals(13, report.rows());
        assertEquals(1, report.clipped());
    }

    @Test
    void printsItsReport() throws Exception {
        BoxFolders.writePictures(folder, 3, WIDTH, HEIGHT);
        table(
                "xmin,ymin,xmax,ymax,Frame,Label,Preview URL",
                "-5,2,10,99,NAME,Car,",
                "1,2,3,4,NAME,Pedestrian,",
                "1,2,3,4,%s,Pedestrian,".formatted(BoxFolders.name(1)),
                "9,2,3,4,NAME,Car,");
        assertEquals(
                List.of(
                        "%s: 4 rows, 1 boxes (Car 1) on 2 pictures (1 of them empty)"
                                .formatted(folder.resolve("labels.csv")),
                        "2 rows of other labels (Pedestrian 2) left out",
                        "1 boxes clipped to their picture",
                        "1 pictures without a sound row left out",
                        "1 bad rows skipped: 1 inverted or empty box",
                        "  line 5: no pixel between 9,2 and 3,4"),
                open(ANY_SHARE).report().lines());
    }

    @Test
    void clipsBoxesAndUsesPicturesWithOtherLabelsAlone() throws Exception {
        BoxFolders.writePictures(folder, 3, WIDTH, HEIGHT);
        table("-5,2,10,99,NAME,Car,", "1,2,3,4,%s,Pedestrian,".formatted(BoxFolders.name(1)));
        BoxIndex index = open(DatasetOptions.DEFAULT);
        assertEquals(List.of(new Box(0, 2, 10, HEIGHT)), boxes(index, 0));
        assertEquals(List.of(), boxes(index, 1));
        assertEquals(2, index.dataset().pictures().size());
    }

    @Test
    void refusesManyBadRowsUnlessAllowed() throws Exception {
        List<Row> rows = new ArrayList<>(BoxFolders.write(folder, Form.CORRECTED, 6, WIDTH, HEIGHT));
        rows.add(new Row("absent.jpg", new Box(1, 2, 3, 4), "Car"));
        rows.add(new Row("absent.jpg", new Box(1, 2, 3, 4), "Car"));
        Path file = BoxFolders.writeTable(folder, Form.CORRECTED, rows);
        assertRefused(
                DatasetOptions.DEFAULT,
                ("cannot use %s: 2 of 20 rows are bad (10.0 %%, allowed are 5.0 %%): 2 missing picture."
                                + " line 20: no picture absent.jpg in the folder")
                        .formatted(file));
        assertEquals(2, open(new DatasetOptions(Set.of(), 0.10)).report().badRows());
    }

    @Test
    void choosesLabelsInAnyCase() throws Exception {
        List<Row> rows = BoxFolders.write(folder, Form.CORRECTED, 1, WIDTH, HEIGHT);
        BoxIndex index = open(new DatasetOptions(Set.of("PEDESTRIAN"), 0));
        assertEquals(List.of(rows.get(2).box()), boxes(index, 0));
        assertEquals(Map.of("Car", 1, "Truck", 1), index.report().otherLabels());
    }

    @Test
    void saysWhichLabelsThereAre() throws Exception {
        BoxFolders.writePictures(folder, 1, WIDTH, HEIGHT);
        Path file = table("1,2,3,4,NAME,Pedestrian,", "1,2,3,4,NAME,Biker,");
        assertRefused(
                DatasetOptions.DEFAULT,
                "cannot use %s: no boxes are labelled car or truck; it has Biker, Pedestrian".formatted(file));
        assertRefused(
                new DatasetOptions(Set.of("Biker", "Tram"), 0),
                "cannot use %s: no boxes are labelled tram; it has Biker, Pedestrian".formatted(file));
    }

    @Test
    void refusesTablesThatAreNone() throws Exception {
        BoxFolders.writePictures(folder, 1, WIDTH, HEIGHT);
        Path file = table();
        assertRefused(DatasetOptions.DEFAULT, "cannot read %s: it is empty".formatted(file));
        table("xmin,ymin,xmax,ymax,Frame,Label,Preview URL");
        assertRefused(DatasetOptions.DEFAULT, "cannot read %s: it holds no rows".formatted(file));
        table("name;label", "1;car");
        assertRefused(
                DatasetOptions.DEFAULT,
                ("cannot read %s: neither CrowdAI's form (xmin,ymin,xmax,ymax,Frame,Label) nor Autti's (frame xmin ymin"
                                + " xmax ymax occluded label)")
                        .formatted(file));
    }

    @Test
    void refusesATableWithoutPictures() throws Exception {
        table("1,2,3,4,NAME,Car,");
        assertRefused(
                DatasetOptions.DEFAULT,
                "cannot read data set %s: no pictures beside labels.csv. Unpack the whole archive".formatted(folder));
    }

    @Test
    void refusesPicturesWithoutATable() throws Exception {
        BoxFolders.writePictures(folder.resolve("train"), 2, WIDTH, HEIGHT);
        for (Path place : List.of(folder, folder.resolve("train"))) {
            assertEquals(
                    "cannot read data set %s: 2 pictures, but no labels.csv or labels_crowdai.csv beside them"
                            .formatted(folder.resolve("train")),
                    assertThrows(DatasetException.class, () -> DatasetSplits.open(place))
                            .getMessage());
        }
    }

    @Test
    void refusesATableWithoutASoundRow() throws Exception {
        BoxFolders.writePictures(folder, 1, WIDTH, HEIGHT);
        Path file = table("5,2,3,4,NAME,Car,");
        assertRefused(ANY_SHARE, "cannot use %s: none of its 1 rows is sound: 1 inverted or empty box".formatted(file));
    }

    @Test
    void tellsHowFarItIs() throws Exception {
        BoxFolders.write(folder, Form.SHIPPED, 100, WIDTH, HEIGHT);
        List<String> news = new ArrayList<>();
        CrowdAiDataset.open(folder, DatasetOptions.DEFAULT, (done, total) -> news.add(done + "/" + total));
        assertEquals(List.of("256/300", "300/300"), news);
    }

    /** The truth by the rows themselves, without the boxes of one label. */
    private static byte[] drawn(List<Row> rows, LabelledPicture picture, String without) {
        byte[] truth = new byte[WIDTH * HEIGHT];
        for (Row row : rows) {
            boolean counts = row.picture().equals(picture.stem() + ".jpg")
                    && !row.label().equals(without);
            for (int y = row.box().top(); counts && y < row.box().bottom(); y++) {
                for (int x = row.box().left(); x < row.box().right(); x++) {
                    truth[y * WIDTH + x] = Overlap.INSIDE;
                }
            }
        }
        return truth;
    }

    private static List<Box> boxes(BoxIndex index, int picture) {
        return ((BoxedPicture) index.dataset().pictures().get(picture)).boxes();
    }

    private Path table(String... lines) throws Exception {
        Path file = folder.resolve("labels.csv");
        return Files.writeString(file, String.join("\n", lines).replace("NAME", BoxFolders.name(0)));
    }

    private BoxIndex open(DatasetOptions options) throws DatasetException {
        return CrowdAiDataset.open(folder, options, IndexProgress.SILENT);
    }

    private void assertRefused(DatasetOptions options, String message) {
        assertEquals(
                message,
                assertThrows(DatasetException.class, () -> open(options)).getMessage());
    }
}
