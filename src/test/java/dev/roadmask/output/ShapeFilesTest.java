package dev.roadmask.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.Outline;
import dev.roadmask.mask.PixelMasks;
import dev.roadmask.mask.Regions;
import dev.roadmask.mask.Rings;
import dev.roadmask.mask.RunLengthReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the forms of regions put into files. */
class ShapeFilesTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void runLengthsSurviveJson() {
        for (int round = 0; round < 200; round++) {
            MaskRuns mask = PixelMasks.runs(PixelMasks.random(random));
            Regions regions = PixelMasks.regions(mask, 1);
            for (int region = 0; region < regions.count(); region++) {
                JsonNode json = written(new RunLengthForm(), region, mask, regions);
                assertEquals(
                        List.of(mask.height(), mask.width()),
                        List.of(json.at("/size/0").asInt(), json.at("/size/1").asInt()));
                boolean[][] decoded =
                        RunLengthReader.decode(json.get("counts").asString(), mask.width(), mask.height());
                boolean[][] pixels = PixelMasks.pixels(region, mask, regions);
                assertTrue(java.util.Arrays.deepEquals(pixels, decoded), "seed=" + seed);
            }
        }
    }

    /** No region gets lost, whatever the tolerance, and none gets more points than it had. */
    @Test
    void simplifiedRegionsStay() {
        Outline outline = new Outline();
        for (int round = 0; round < 200; round++) {
            MaskRuns mask = PixelMasks.runs(PixelMasks.random(random));
            Regions regions = PixelMasks.regions(mask, 1);
            double tolerance = 0.1 + 5 * random.nextDouble();
            for (int region = 0; region < regions.count(); region++) {
                JsonNode rings = written(new PolygonForm(tolerance), region, mask, regions);
                assertFalse(rings.isEmpty(), "seed=" + seed);
                int numbers = 0;
                for (JsonNode ring : rings) {
                    assertTrue(ring.size() >= 6 && ring.size() % 2 == 0, "seed=" + seed + " " + ring);
                    numbers += ring.size();
                }
                Rings exact = outline.boundaries(region, mask, regions);
                int points = 0;
                for (int ring = 0; ring < exact.count(); ring++) {
                    points += exact.size(ring);
                }
                // A hole's bridge costs two points.
                assertTrue(numbers / 2 <= points + 2 * exact.count(), "seed=" + seed);
            }
        }
    }

    @Test
    void aStaircaseBecomesASlope() {
        boolean[][] pixels = new boolean[40][40];
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x <= y; x++) {
                pixels[y][x] = true;
            }
        }
        MaskRuns mask = PixelMasks.runs(pixels);
        Regions regions = PixelMasks.regions(mask, 1);
        Optional<List<Coordinate[]>> rings = SimplifiedOutline.of(new Outline().boundaries(0, mask, regions), 1.0);
        assertTrue(rings.orElseThrow().get(0).length <= 6);
    }

    @Test
    void noiseKeepsItsExactOutline() {
        boolean[][] pixels = new boolean[200][200];
        for (boolean[] row : pixels) {
            for (int x = 0; x < row.length; x++) {
                row[x] = random.nextInt(100) < 60;
            }
        }
        MaskRuns mask = PixelMasks.runs(pixels);
        Regions regions = PixelMasks.regions(mask, 1);
        assertEquals(written(new PolygonForm(0), 0, mask, regions), written(new PolygonForm(2), 0, mask, regions));
    }

    private static JsonNode written(RegionForm form, int region, MaskRuns mask, Regions regions) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonMapper.shared().createGenerator(bytes)) {
            form.write(region, mask, regions, json);
        }
        return JsonMapper.shared().readTree(bytes.toByteArray());
    }

    /** Shares times the size are the pixels' edges again. */
    @Test
    void labelsAreSharesOfThePicture() {
        boolean[][] pixels = new boolean[6][7];
        pixels[1][2] = true;
        pixels[1][3] = true;
        pixels[5][6] = true;
        MaskRuns mask = PixelMasks.runs(pixels);
        YoloLabels labels = new YoloLabels();
        labels.write(mask, PixelMasks.regions(mask, 1));
        assertEquals(
                """
                0 0.285714 0.166667 0.571429 0.166667 0.571429 0.333333 0.285714 0.333333
                0 0.857143 0.833333 1.000000 0.833333 1.000000 1.000000 0.857143 1.000000
                """,
                new String(labels.text(), 0, labels.length(), StandardCharsets.US_ASCII));
        labels.write(PixelMasks.runs(new boolean[6][7]), PixelMasks.regions(PixelMasks.runs(new boolean[6][7]), 1));
        assertEquals(0, labels.length());
    }
}
