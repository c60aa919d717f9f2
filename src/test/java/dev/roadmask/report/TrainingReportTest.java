package dev.roadmask.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.MaskFolders;
import dev.roadmask.dataset.TrainingData;
import dev.roadmask.training.TinyTraining;
import dev.roadmask.training.Trainer;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class TrainingReportTest {
    @TempDir
    Path folder;

    private Path set;

    @BeforeEach
    void writePictures() throws Exception {
        set = MaskFolders.writeSplit(folder.resolve("set"), 8, 7, 64, 64);
    }

    @Test
    void showsCurvesBaselineSizesAndPictures() throws Exception {
        TrainedRun run = train("run", set);
        TrainingReport.write(run, run.validation(), done -> {});
        String page = Files.readString(folder.resolve("run/report.html"));
        List<JsonNode> charts = charts(page);
        assertEquals("Loss: bce+iou", charts.get(0).get("title").asString());
        assertEquals(
                run.state().history().get(1).validationIou(),
                charts.get(1).at("/series/1/values/1").asDouble());
        assertEquals("baseline", charts.get(1).at("/series/2/name").asString());
        assertTrue(charts.get(1).at("/series/2/values/0").asDouble() > 0.05, page);
        assertEquals(List.of(320, 320, 320, 320, 320, 320, 320, 320, 320, 320, 320, 320), pictureWidths(page));
        assertTrue(page.contains("<td>2 % and more</td><td>7</td>"), "no table of sizes");
        assertTrue(page.contains("dropout: 0.0"), "no configuration");
    }

    @Test
    void theFileNeedsNothingBesideIt() throws Exception {
        TrainedRun run = train("run", set);
        TrainingReport.write(run, run.validation(), done -> {});
        String page = Files.readString(folder.resolve("run/report.html"));
        assertFalse(Pattern.compile("(src|href)=\"(?!data:)").matcher(page).find(), "refers to another file");
        assertFalse(page.contains("{{"), "unfilled");
        assertTrue(page.contains("uPlot="), "no plotting code");
    }

    @Test
    void withoutValidationItHasWhatTrainingLeft() throws Exception {
        TrainedRun run = train("run", set.resolve("train"));
        TrainingReport.write(run, run.validation(), done -> {});
        String page = Files.readString(folder.resolve("run/report.html"));
        assertTrue(charts(page).get(1).at("/series/1/values/0").isNull(), "a validation curve out of nothing");
        assertEquals(List.of(), pictureWidths(page));
    }

    @Test
    void comparesRunsByTheirExportedModels() throws Exception {
        List<TrainedRun> runs = List.of(train("first", set), train("second", set));
        Comparison comparison = Comparison.of(runs, (run, done, total) -> {});
        comparison.write(folder.resolve("runs.html"));
        // The same seed and data: what differs is the name.
        assertEquals(
                comparison.rows().get(0).scores().overlap(),
                comparison.rows().get(1).scores().overlap());
        assertEquals(Comparison.COLUMNS.size(), comparison.rows().get(0).cells().size());
        // The clock of CPU time is too coarse for so small a network, but without a round it would be no number.
        assertTrue(Double.isFinite(comparison.rows().get(0).cpuMs()), "not timed");
        List<JsonNode> charts = charts(Files.readString(folder.resolve("runs.html")));
        assertEquals("second", charts.get(0).at("/series/1/name").asString());
        assertEquals(2, charts.get(0).get("epochs").size());
    }

    @Test
    void aRunWithoutValidationCannotBeCompared() throws Exception {
        TrainedRun run = train("alone", set.resolve("train"));
        assertEquals(
                "cannot compare %s: it was trained without a validation set".formatted(folder.resolve("alone")),
                assertThrows(DatasetException.class, () -> Comparison.of(List.of(run), (one, done, total) -> {}))
                        .getMessage());
    }

    private TrainedRun train(String name, Path data) throws Exception {
        TrainingData opened = TrainingData.open(List.of(data), List.of(), 5);
        Path run = Files.createDirectories(folder.resolve(name));
        new Trainer(opened.mix(), opened.validation(), run, TinyTraining.SILENT)
                .begin(TinyTraining.options(opened, List.of(data), 2), Optional.empty());
        return TrainedRun.open(run);
    }

    private static List<JsonNode> charts(String page) {
        List<JsonNode> charts = new ArrayList<>();
        Matcher matcher = Pattern.compile("data-chart=\"([^\"]*)\"").matcher(page);
        while (matcher.find()) {
            charts.add(JsonMapper.shared().readTree(matcher.group(1).replace("&quot;", "\"")));
        }
        return charts;
    }

    private static List<Integer> pictureWidths(String page) throws Exception {
        List<Integer> widths = new ArrayList<>();
        Matcher matcher = Pattern.compile("data:image/jpeg;base64,([^\"]*)\"").matcher(page);
        while (matcher.find()) {
            byte[] jpeg = Base64.getDecoder().decode(matcher.group(1).replace("&#x3D;", "="));
            widths.add(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth());
        }
        return widths;
    }
}
