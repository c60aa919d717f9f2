package dev.roadmask.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Run lengths and outlines of regions: decoded and filled by other means they give the region's pixels again. */
class ShapesTest {
    private static final int ROUNDS = 1000;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final RunLengths runLengths = new RunLengths();
    private final Outline outline = new Outline();

    private interface Check {
        void check(int region, MaskRuns mask, Regions regions, boolean[][] pixels, String hint);
    }

    private void forRandomRegions(Check check) {
        for (int round = 0; round < ROUNDS; round++) {
            MaskRuns mask = PixelMasks.runs(PixelMasks.random(random));
            Regions regions = PixelMasks.regions(mask, 1);
            for (int region = 0; region < regions.count(); region++) {
                boolean[][] pixels = PixelMasks.pixels(region, mask, regions);
                check.check(region, mask, regions, pixels, "seed=" + seed + "\n" + drawn(pixels));
            }
        }
    }

    private static String drawn(boolean[][] pixels) {
        StringBuilder text = new StringBuilder();
        for (boolean[] row : pixels) {
            for (boolean pixel : row) {
                text.append(pixel ? '#' : '.');
            }
            text.append('\n');
        }
        return text.toString();
    }

    @Test
    void runLengthsDecodeToTheRegion() {
        forRandomRegions((region, mask, regions, pixels, hint) -> {
            runLengths.encode(region, mask, regions);
            String text = new String(runLengths.text(), 0, runLengths.length(), StandardCharsets.US_ASCII);
            boolean[][] decoded = RunLengthReader.decode(text, mask.width(), mask.height());
            assertEquals(drawn(pixels), drawn(decoded), hint);
        });
    }

    /** The text that COCO's own encoder gives for a few masks. */
    @Test
    void runLengthsAreThoseOfCoco() {
        assertEquals("04", encoded("##", "##"));
        assertEquals("1110", encoded("..", "##"));
        boolean[][] large = new boolean[720][1280];
        for (int y = 100; y < 300; y++) {
            for (int x = 200; x < 500; x++) {
                large[y][x] = true;
            }
        }
        MaskRuns mask = PixelMasks.runs(large);
        runLengths.encode(0, mask, PixelMasks.regions(mask, 1));
        String text = new String(runLengths.text(), 0, runLengths.length(), StandardCharsets.US_ASCII);
        assertArrayEquals(large, RunLengthReader.decode(text, 1280, 720));
    }

    private String encoded(String... rows) {
        MaskRuns mask = PixelMasks.runs(picture(rows));
        runLengths.encode(0, mask, PixelMasks.regions(mask, 1));
        return new String(runLengths.text(), 0, runLengths.length(), StandardCharsets.US_ASCII);
    }

    private static boolean[][] picture(String... rows) {
        boolean[][] pixels = new boolean[rows.length][rows[0].length()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < pixels[y].length; x++) {
                pixels[y][x] = rows[y].charAt(x) == '#';
            }
        }
        return pixels;
    }

    @Test
    void partsFillTheRegionTogether() {
        forRandomRegions((region, mask, regions, pixels, hint) -> {
            Rings rings = outline.parts(region, mask, regions);
            boolean[][] union = new boolean[mask.height()][mask.width()];
            for (int ring = 0; ring < rings.count(); ring++) {
                assertEquals(ring, rings.part(ring), hint);
                assertTidy(rings, ring, hint);
                boolean[][] filled = new boolean[mask.height()][mask.width()];
                fill(rings, ring, filled);
                add(filled, union, hint);
            }
            assertEquals(drawn(pixels), drawn(union), hint);
        });
    }

    /** Parts do not overlap. */
    private static void add(boolean[][] filled, boolean[][] union, String hint) {
        for (int y = 0; y < filled.length; y++) {
            for (int x = 0; x < filled[0].length; x++) {
                assertFalse(filled[y][x] && union[y][x], hint);
                union[y][x] |= filled[y][x];
            }
        }
    }

    @Test
    void theSingleRingFillsTheRegion() {
        forRandomRegions((region, mask, regions, pixels, hint) -> {
            Rings rings = outline.single(region, mask, regions);
            assertEquals(1, rings.count(), hint);
            assertTidy(rings, 0, hint);
            boolean[][] filled = new boolean[mask.height()][mask.width()];
            fill(rings, 0, filled);
            assertEquals(drawn(pixels), drawn(filled), hint);
        });
    }

    @Test
    void boundariesAreSimpleAndFillTheRegion() {
        forRandomRegions((region, mask, regions, pixels, hint) -> {
            Rings rings = outline.boundaries(region, mask, regions);
            boolean[][] filled = new boolean[mask.height()][mask.width()];
            Set<Integer> parts = new HashSet<>();
            for (int ring = 0; ring < rings.count(); ring++) {
                assertTidy(rings, ring, hint);
                fill(rings, ring, filled);
                Set<Integer> places = new HashSet<>();
                for (int i = 0; i < rings.size(ring); i++) {
                    assertTrue(places.add(rings.y(ring, i) * 1000 + rings.x(ring, i)), hint);
                }
                assertTrue(rings.isHole(ring) || parts.add(rings.part(ring)), "two outer rings " + hint);
            }
            assertEquals(drawn(pixels), drawn(filled), hint);
        });
    }

    @Test
    void beginsAtTheUpperLeftCornerAndRunsClockwise() {
        MaskRuns mask = PixelMasks.runs(picture("....", ".##.", ".##.", "...#"));
        Regions regions = PixelMasks.regions(mask, 1);
        assertEquals("1,1 3,1 3,3 1,3 | 3,3 4,3 4,4 3,4", text(outline.parts(0, mask, regions)));
        assertEquals("1,1 3,1 3,3 4,3 4,4 3,4 3,3 1,3", text(outline.single(0, mask, regions)));
    }

    @Test
    void aHoleHangsOnTheEdgeAboveIt() {
        MaskRuns mask = PixelMasks.runs(picture("####", "####", "##.#", "####"));
        Regions regions = PixelMasks.regions(mask, 1);
        assertEquals("0,0 4,0 4,4 0,4 | 2,2 2,3 3,3 3,2", text(outline.boundaries(0, mask, regions)));
        assertEquals("0,0 2,0 2,3 3,3 3,2 2,2 2,0 4,0 4,4 0,4", text(outline.parts(0, mask, regions)));
    }

    private static String text(Rings rings) {
        StringBuilder text = new StringBuilder();
        for (int ring = 0; ring < rings.count(); ring++) {
            text.append(ring == 0 ? "" : "| ");
            for (int i = 0; i < rings.size(ring); i++) {
                text.append(rings.x(ring, i))
                        .append(',')
                        .append(rings.y(ring, i))
                        .append(' ');
            }
        }
        return text.toString().trim();
    }

    /** Stretches along the lattice, none empty, none going on straight. */
    private static void assertTidy(Rings rings, int ring, String hint) {
        int size = rings.size(ring);
        assertTrue(size >= 4, hint);
        for (int i = 0; i < size; i++) {
            int dx = rings.x(ring, (i + 1) % size) - rings.x(ring, i);
            int dy = rings.y(ring, (i + 1) % size) - rings.y(ring, i);
            int nextDx = rings.x(ring, (i + 2) % size) - rings.x(ring, (i + 1) % size);
            int nextDy = rings.y(ring, (i + 2) % size) - rings.y(ring, (i + 1) % size);
            assertNotEquals(dx == 0, dy == 0, hint);
            assertFalse(
                    Integer.signum(dx) == Integer.signum(nextDx) && Integer.signum(dy) == Integer.signum(nextDy), hint);
        }
    }

    /** Even-odd by pixel centres: a pixel changes sides with every upright stretch to its left. */
    private static void fill(Rings rings, int ring, boolean[][] pixels) {
        int size = rings.size(ring);
        for (int i = 0; i < size; i++) {
            int x = rings.x(ring, i);
            if (x == rings.x(ring, (i + 1) % size)) {
                int one = rings.y(ring, i);
                int other = rings.y(ring, (i + 1) % size);
                for (int y = Math.min(one, other); y < Math.max(one, other); y++) {
                    for (int right = x; right < pixels[y].length; right++) {
                        pixels[y][right] ^= true;
                    }
                }
            }
        }
    }
}
