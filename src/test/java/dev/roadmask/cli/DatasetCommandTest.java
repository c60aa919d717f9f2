package dev.roadmask.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetSplits;
import dev.roadmask.dataset.DatasetSurvey;
import dev.roadmask.dataset.DrawnExample;
import dev.roadmask.dataset.MaskFolders;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatasetCommandTest {
    @TempDir
    Path folder;

    @Test
    void describesBothPartsSideBySide() throws Exception {
        writeSplit();
        assertEquals(
                """
                drawn: 3 pictures, 4 objects, baseline 0.254

                                         training   validation
                pictures                        2            1
                  20x10                         2            0
                  100x100                       0            1
                  without vehicles              0            0
                baseline                    0.140        0.483
                  least                     0.080        0.483
                  greatest                  0.200        0.483
                ignored                    25.0 %        0.0 %
                objects                         3            1
                  in a picture                1.5          1.0
                  median area               8.0 %         48 %
                label values             0, 8, 11         0, 8

                training              side at 20x10   objects                      share of their area
                           1 - 3 %         1 - 2 px         1 ##########             11.1 % ###
                          3 - 10 %         2 - 4 px         2 ####################   88.9 % ####################

                validation          side at 100x100   objects                      share of their area
                        30 - 100 %      55 - 100 px         1 ####################  100.0 % ####################
                """,
                table(TextBars.ASCII));
    }

    @Test
    void printsTheTableAndWritesJsonAndSheet() throws Exception {
        writeSplit();
        Terminal.Outcome outcome = Terminal.run("dataset", set(), "--json", file("set.json"), "-o", file("sheet.png"));
        assertEquals(new Terminal.Outcome(ExitCode.DONE, table(TextBars.ofStandardOutput()), ""), outcome);
        JsonNode json = JsonMapper.shared().readTree(folder.resolve("set.json").toFile());
        assertEquals("drawn", json.get("dataset").asString());
        assertEquals(0.14, json.at("/training/baseline/mean").asDouble(), 1e-12);
        assertEquals(2, json.at("/training/sizes/20x10").asInt());
        assertEquals("[0,8,11]", json.at("/training/labels").toString());
        assertEquals(1, json.at("/validation/objects").asInt());
        assertEquals(
                1,
                json.at("/validation/areas/0/objects").asInt(),
                json.at("/validation").toString());
        assertEquals(
                16 + 3 * 400, ImageIO.read(folder.resolve("sheet.png").toFile()).getWidth());
    }

    @Test
    void quietPrintsNothing() throws Exception {
        writeSplit();
        assertEquals(new Terminal.Outcome(ExitCode.DONE, "", ""), Terminal.run("dataset", set(), "--quiet"));
    }

    @Test
    void replacesNoFileUnasked() throws Exception {
        writeSplit();
        Files.writeString(folder.resolve("sheet.png"), "precious");
        assertFailure(
                ExitCode.USAGE, file("sheet.png") + " exists: add --overwrite to replace it", "-o", file("sheet.png"));
        assertEquals("precious", Files.readString(folder.resolve("sheet.png")));
        assertEquals(
                ExitCode.DONE,
                Terminal.run("dataset", set(), "-o", file("sheet.png"), "--overwrite")
                        .code());
        assertTrue(Files.size(folder.resolve("sheet.png")) > 1000);
    }

    @Test
    void refusesNamesAndFoldersItCannotWrite() throws Exception {
        writeSplit();
        assertFailure(ExitCode.USAGE, "-o must end in .png or .jpg: " + file("sheet.gif"), "-o", file("sheet.gif"));
        assertFailure(
                ExitCode.USAGE,
                "cannot write %s: %s is not a writable folder".formatted(file("no/sheet.png"), file("no")),
                "-o",
                file("no/sheet.png"));
    }

    @Test
    void warnsOfASetWithoutVehicles() throws Exception {
        new DrawnExample(20, 10).write(folder.resolve("set"), "a");
        new DrawnExample(20, 10).write(folder.resolve("set"), "b");
        Terminal.Outcome outcome = Terminal.run("dataset", set());
        assertEquals(ExitCode.DONE, outcome.code());
        assertEquals(
                "roadmask: data set %s holds no vehicle pixel in any of its 2 pictures; are its labels, or its dataset.json, right?"
                        .formatted(set()),
                outcome.err().strip());
        assertTrue(outcome.out().startsWith("set: 2 pictures, 0 objects, baseline 0.000\n"), outcome.out());
    }

    @Test
    void describesWhatThereIsNothingToSayOf() throws Exception {
        DrawnExample example = new DrawnExample(20, 20);
        for (int value = 0; value < 200; value += 2) {
            example.label(value, value % 20, value / 20, 1, 1);
        }
        example.label(99, 0, 19, 20, 1);
        for (int i = 0; i < 5; i++) {
            new DrawnExample(20 + i, 10).label(1, 0, 0, 20 + i, 10).write(folder.resolve("set"), "b" + i);
        }
        example.write(folder.resolve("set"), "a");
        Files.writeString(
                folder.resolve("set/dataset.json"),
                "{\"ignore\":%s}".formatted(IntStream.range(0, 256).boxed().toList()));
        Terminal.Outcome outcome = Terminal.run("dataset", set());
        assertEquals(
                """
                set: 6 pictures, 0 objects, baseline -

                                        whole set
                pictures                        6
                  20x20                         1
                  20x10                         1
                  21x10                         1
                  3 other sizes                 3
                  without vehicles              6
                baseline                        -
                  least                         -
                  greatest                      -
                ignored                   100.0 %
                objects                         0
                  in a picture                0.0
                  median area                   -
                label values           102 values
                """,
                outcome.out());
    }

    @Test
    void refusesADescriptionThatNamesAValueWhichIsNotThere() throws Exception {
        new DrawnExample(20, 10).label(255, 0, 0, 2, 2).write(folder.resolve("set"), "a");
        Files.writeString(folder.resolve("set/dataset.json"), "{\"vehicle\":[8]}");
        assertInputFailure(
                "data set %s: value 8, a vehicle in dataset.json, is in none of its 1 masks; in them are: 0, 255"
                        .formatted(set()));
    }

    @Test
    void refusesMasksThatDoNotFit() throws Exception {
        MaskFolders.write(folder.resolve("set"), 2, 32, 24, 1);
        MaskFolders.write(folder.resolve("other"), 1, 16, 16, 1);
        Path mask = folder.resolve("set/masks/0000.png");
        Files.copy(folder.resolve("other/masks/0000.png"), mask, StandardCopyOption.REPLACE_EXISTING);
        assertInputFailure("%s is 16x16, but its picture is 32x24".formatted(mask));
        ImageIO.write(new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB), "png", mask.toFile());
        assertInputFailure(
                "%s is not a label picture: it must be 8-bit gray (its values are the labels)".formatted(mask));
        Files.writeString(mask, "no mask");
        assertInputFailure("cannot decode " + mask);
    }

    @Test
    void refusesSetsWithHoles() throws Exception {
        assertInputFailure("cannot read data set %s: no such folder".formatted(set()));
        Files.createDirectories(folder.resolve("set"));
        assertInputFailure("cannot read data set %s: the folder is empty".formatted(set()));
        MaskFolders.write(folder.resolve("set"), 0, 32, 24, 1);
        assertInputFailure("cannot read data set %s: images/ holds no picture".formatted(set()));
        MaskFolders.write(folder.resolve("set"), 2, 32, 24, 1);
        Files.writeString(folder.resolve("set/images/0001.png"), "no picture");
        assertInputFailure("cannot decode " + file("set/images/0001.png"));
        Files.delete(folder.resolve("set/images/0001.png"));
        assertInputFailure("cannot read data set %s: 1 masks have no picture, the first is 0001.png".formatted(set()));
        Files.delete(folder.resolve("set/masks/0000.png"));
        assertInputFailure("cannot read data set %s: no masks/0000.png for 0000.png".formatted(set()));
    }

    /** Exactly so many pixels as {@link #describesBothPartsSideBySide} says. */
    private void writeSplit() throws Exception {
        Path training = folder.resolve("set/train");
        Files.createDirectories(training);
        Files.writeString(folder.resolve("set/dataset.json"), "{\"name\":\"drawn\",\"vehicle\":[8],\"ignore\":[11]}");
        new DrawnExample(20, 10)
                .label(11, 0, 5, 20, 5)
                .label(8, 0, 0, 4, 4)
                .label(8, 10, 0, 4, 1)
                .write(training, "a");
        new DrawnExample(20, 10).label(8, 0, 0, 4, 4).write(training, "b");
        new DrawnExample(100, 100).label(8, 0, 0, 69, 70).write(folder.resolve("set/val"), "c");
    }

    private String table(TextBars bars) throws Exception {
        DatasetSplits splits = DatasetSplits.open(Path.of(set()));
        DatasetSurvey training = DatasetSurvey.of(splits.training(), done -> {});
        Dataset validation = splits.validation().orElseThrow();
        List<DatasetSurvey> surveys = List.of(training, DatasetSurvey.of(validation, done -> {}));
        return String.join("\n", new DatasetTable(splits.name(), surveys, bars).lines()) + "\n";
    }

    private void assertInputFailure(String line) {
        assertFailure(ExitCode.INPUT, line);
    }

    private void assertFailure(int code, String line, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "dataset";
        arguments[1] = set();
        System.arraycopy(options, 0, arguments, 2, options.length);
        Terminal.Outcome outcome = Terminal.run(arguments);
        assertEquals(code, outcome.code());
        assertEquals("roadmask: " + line, outcome.err().strip());
    }

    private String set() {
        return file("set");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
