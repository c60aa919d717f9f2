package dev.roadmask.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Regions against a flood fill, and turns of masks against loops over pixels. */
class RegionsTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    /** A region as the flood fill finds it: its pixels in the order of {@code y * width + x}. */
    private record Flood(List<Integer> pixels) {
        int first() {
            return pixels.get(0);
        }
    }

    @Test
    void areThoseOfAFloodFill() {
        Regions regions = new Regions();
        for (int round = 0; round < 500; round++) {
            boolean[][] pixels = PixelMasks.random(random);
            int least = random.nextInt(6);
            List<Flood> floods = floods(pixels);
            int all = floods.size();
            floods.removeIf(flood -> flood.pixels().size() < least);
            floods.sort(Comparator.comparingInt((Flood flood) -> -flood.pixels().size())
                    .thenComparingInt(Flood::first));
            MaskRuns mask = PixelMasks.runs(pixels);
            regions.find(mask, least);
            assertEquals(floods.size(), regions.count(), "seed=" + seed);
            assertEquals(all - floods.size(), regions.specks(), "seed=" + seed);
            assertEquals(
                    floods.stream().mapToInt(flood -> flood.pixels().size()).sum(), mask.pixels());
            for (int region = 0; region < floods.size(); region++) {
                assertSame(floods.get(region), region, mask, regions);
            }
        }
    }

    private void assertSame(Flood flood, int region, MaskRuns mask, Regions regions) {
        int width = mask.width();
        List<Integer> copied = new ArrayList<>();
        boolean[][] pixels = PixelMasks.pixels(region, mask, regions);
        for (int i = 0; i < width * mask.height(); i++) {
            if (pixels[i / width][i % width]) {
                copied.add(i);
            }
        }
        String hint = "seed=" + seed + " region=" + region;
        assertEquals(flood.pixels(), copied, hint);
        assertEquals(copied.size(), regions.area(region), hint);
        int left = copied.stream().mapToInt(i -> i % width).min().orElseThrow();
        int right = copied.stream().mapToInt(i -> i % width).max().orElseThrow();
        int bottom = copied.get(copied.size() - 1) / width;
        assertEquals(left, regions.left(region), hint);
        assertEquals(right - left + 1, regions.width(region), hint);
        assertEquals(flood.first() / width, regions.top(region), hint);
        assertEquals(bottom - flood.first() / width + 1, regions.height(region), hint);
        double x = copied.stream().mapToDouble(i -> i % width + 0.5).average().orElseThrow();
        double y = copied.stream().mapToDouble(i -> i / width + 0.5).average().orElseThrow();
        assertEquals(x, regions.centerX(region), 1e-9, hint);
        assertEquals(y, regions.centerY(region), 1e-9, hint);
    }

    private static List<Flood> floods(boolean[][] picture) {
        int width = picture[0].length;
        boolean[] left = new boolean[width * picture.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = picture[i / width][i % width];
        }
        List<Flood> floods = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            if (left[i]) {
                floods.add(flood(left, width, i));
            }
        }
        return floods;
    }

    private static Flood flood(boolean[] left, int width, int start) {
        List<Integer> pixels = new ArrayList<>();
        ArrayDeque<Integer> waiting = new ArrayDeque<>(List.of(start));
        left[start] = false;
        while (!waiting.isEmpty()) {
            int at = waiting.pop();
            pixels.add(at);
            for (int i = 0; i < 9; i++) {
                int x = at % width + i % 3 - 1;
                int y = at / width + i / 3 - 1;
                if (x >= 0 && x < width && y >= 0 && y < left.length / width && left[y * width + x]) {
                    left[y * width + x] = false;
                    waiting.push(y * width + x);
                }
            }
        }
        pixels.sort(null);
        return new Flood(pixels);
    }

    @Test
    void noiseIsCutToTheLargest() {
        boolean[][] pixels = new boolean[720][1280];
        int specks = 0;
        for (int y = 0; y < 720; y += 2) {
            for (int x = 0; x < 1280 && specks < 100_000; x += 2, specks++) {
                pixels[y][x] = true;
            }
        }
        // Two that are larger than the rest.
        pixels[719][600] = true;
        pixels[719][601] = true;
        pixels[719][602] = true;
        pixels[719][900] = true;
        pixels[719][901] = true;
        MaskRuns mask = PixelMasks.runs(pixels);
        Regions regions = PixelMasks.regions(mask, 1);
        assertEquals(Regions.MOST, regions.count());
        assertEquals(specks + 2 - Regions.MOST, regions.cut());
        assertEquals(0, regions.specks());
        assertEquals(Regions.MOST + 3, mask.pixels());
        assertEquals(3, regions.area(0));
        assertEquals(900, regions.left(1));
        assertEquals(0, regions.left(2));
        assertEquals(2, regions.left(3));
        assertThrows(IndexOutOfBoundsException.class, () -> regions.area(Regions.MOST));
        MaskRuns again = PixelMasks.runs(pixels);
        regions.find(again, 2);
        assertEquals(2, regions.count());
        assertEquals(specks, regions.specks());
        assertEquals(5, again.pixels());
    }

    @Test
    void meanProbabilityIsThatOfTheRegionsPixels() {
        for (int round = 0; round < 100; round++) {
            int width = 20 + random.nextInt(60);
            int height = 20 + random.nextInt(40);
            ByteBuffer probability = Masks.random(random, 8, 6);
            MaskRuns mask = new MaskRuns(width, height);
            Regions regions = new Regions();
            new MaskFinder(
                            8,
                            6,
                            width,
                            height,
                            MaskRule.withThreshold(0.5).with(Steadiness.OFF).withSmallestRegion(0.002))
                    .find(probability, mask, regions, true);
            ProbabilityUpsampler upsampler = new ProbabilityUpsampler(8, 6, width, height);
            for (int region = 0; region < regions.count(); region++) {
                assertEquals(
                        mean(PixelMasks.pixels(region, mask, regions), probability, upsampler),
                        regions.meanProbability(region),
                        1e-9,
                        "seed=" + seed);
                assertTrue(regions.meanProbability(region) >= 0.5);
            }
        }
    }

    private static double mean(boolean[][] pixels, ByteBuffer probability, ProbabilityUpsampler upsampler) {
        byte[] row = new byte[pixels[0].length];
        double sum = 0;
        long area = 0;
        for (int y = 0; y < pixels.length; y++) {
            upsampler.row(probability, y, row);
            for (int x = 0; x < row.length; x++) {
                sum += pixels[y][x] ? (row[x] & 0xff) / 255.0 : 0;
                area += pixels[y][x] ? 1 : 0;
            }
        }
        return sum / area;
    }

    @Test
    void transposingExchangesRowsAndColumns() {
        for (int round = 0; round < 200; round++) {
            boolean[][] pixels = PixelMasks.random(random);
            int height = pixels.length;
            int width = pixels[0].length;
            MaskRuns transposed = new MaskRuns(height, width);
            new MaskTransposition(width, height).transpose(PixelMasks.runs(pixels), transposed);
            for (int i = 0; i < width * height; i++) {
                assertEquals(pixels[i / width][i % width], transposed.contains(i / width, i % width), "seed=" + seed);
            }
        }
    }

    /** Stored is what, turned clockwise and then mirrored, is shown. */
    @Test
    void turnsBackWhatIsShown() {
        for (int round = 0; round < 200; round++) {
            boolean[][] shown = PixelMasks.random(random);
            int degrees = 90 * random.nextInt(4);
            boolean mirrored = random.nextBoolean();
            boolean sideways = degrees % 180 != 0;
            int storedWidth = sideways ? shown.length : shown[0].length;
            int storedHeight = sideways ? shown[0].length : shown.length;
            MaskTurn turn = new MaskTurn(storedWidth, storedHeight, degrees, mirrored);
            MaskRuns stored = new MaskRuns(storedWidth, storedHeight);
            turn.toStored(PixelMasks.runs(shown), stored);
            boolean[][] turned = PixelMasks.pixels(stored);
            for (int quarter = 0; quarter < degrees; quarter += 90) {
                turned = clockwise(turned);
            }
            for (int i = 0; i < shown.length * shown[0].length; i++) {
                int x = i % shown[0].length;
                int y = i / shown[0].length;
                assertEquals(
                        shown[y][x],
                        turned[y][mirrored ? shown[0].length - 1 - x : x],
                        "seed=" + seed + " degrees=" + degrees + " mirrored=" + mirrored);
            }
        }
    }

    private static boolean[][] clockwise(boolean[][] pixels) {
        boolean[][] turned = new boolean[pixels[0].length][pixels.length];
        for (int y = 0; y < pixels.length; y++) {
            for (int x = 0; x < pixels[0].length; x++) {
                turned[x][pixels.length - 1 - y] = pixels[y][x];
            }
        }
        return turned;
    }
}
