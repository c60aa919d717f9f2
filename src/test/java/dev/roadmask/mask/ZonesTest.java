package dev.roadmask.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zones against a loop over all pixels, judged by the JDK's geometry. */
class ZonesTest {
    private static final int WIDTH = 61;
    private static final int HEIGHT = 37;

    @RepeatedTest(40)
    void allowWhatTheGeometryOfTheJdkSays(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        Zones zones = new Zones(shapes(random), shapes(random));
        MaskRuns allowed = zones.allowed(WIDTH, HEIGHT);
        List<Path2D> roi = zones.roi().stream().map(ZonesTest::path).toList();
        List<Path2D> ignore = zones.ignore().stream().map(ZonesTest::path).toList();
        long pixels = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean expected = (roi.isEmpty() || holds(roi, x, y)) && !holds(ignore, x, y);
                assertEquals(expected, allowed.contains(x, y), "seed=" + seed + " x=" + x + " y=" + y);
                pixels += expected ? 1 : 0;
            }
        }
        assertEquals(pixels, allowed.pixels(), "seed=" + seed);
    }

    @RepeatedTest(20)
    void cutTheMaskBeforeItsRegionsAreFound(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        Zones zones = new Zones(shapes(random), shapes(random));
        MaskRuns allowed = zones.allowed(WIDTH, HEIGHT);
        if (allowed.pixels() == 0) {
            return;
        }
        MaskRule rule = MaskRule.withThreshold(0.5).withSmallestRegion(0);
        MaskFinder free = new MaskFinder(WIDTH / 2, HEIGHT / 2, WIDTH, HEIGHT, rule);
        MaskFinder zoned = new MaskFinder(WIDTH / 2, HEIGHT / 2, WIDTH, HEIGHT, rule.in(zones));
        MaskRuns whole = new MaskRuns(WIDTH, HEIGHT);
        MaskRuns cut = new MaskRuns(WIDTH, HEIGHT);
        Regions regions = new Regions();
        for (int frame = 0; frame < 3; frame++) {
            ByteBuffer probability = Masks.random(random, WIDTH / 2, HEIGHT / 2);
            free.find(probability, whole, new Regions(), false);
            zoned.find(probability, cut, regions, true);
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                int x = i % WIDTH;
                int y = i / WIDTH;
                assertEquals(whole.contains(x, y) && allowed.contains(x, y), cut.contains(x, y), "seed=" + seed);
            }
            long area = 0;
            for (int region = 0; region < regions.count(); region++) {
                area += regions.area(region);
            }
            assertEquals(cut.pixels(), area, "seed=" + seed);
        }
    }

    @Test
    void takePixelsByTheirCentres() {
        assertEquals(4 * 2, zone("1,1,4,2").allowed(10, 10).pixels());
        assertEquals(4 * 2, zone("0.6,0.6,4,2").allowed(10, 10).pixels());
        assertEquals(0, zone("1.6,1,0.8,8").allowed(10, 10).pixels());
        assertEquals(20, zone("0,84%,100%,16%").allowed(10, 10).pixels(), "the ninth row by its centre");
        assertEquals(10, zone("0,86%,100%,14%").allowed(10, 10).pixels());
        assertEquals(100, zone("0,0 100%,0 100%,100% 0,100%").allowed(10, 10).pixels());
        assertEquals(45, zone("0,0 10,0 0,10").allowed(10, 10).pixels(), "centres on the slope lie outside");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,1,4,2", "0,85%,100%,15%", "7%,0.5%,12.345%,9", "0,0 100%,0 50%,90", "0.5,1 2,3 4,5"})
    void areWrittenAsTheyAreRead(String text) {
        assertEquals(text, Shape.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2,3|is no shape",
                "1,2,3,4,5|is no shape",
                "a,2,3,4|'a' is neither a number of pixels nor a share like 15%",
                "1,,3,4|'' is neither",
                "1,2,3,NaN|'NaN' is neither",
                "1,2,1e3,4|'1e3' is neither",
                "1,2,0,4|must have a width and a height above 0",
                "1,2 3,4|three corners or more",
                "1,2 3,4 5|'5' is no corner",
            })
    void refuseWhatIsNoShape(String text, String words) {
        String message = assertThrows(IllegalArgumentException.class, () -> Shape.parse(text))
                .getMessage();
        assertTrue(message.contains(words), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,0,65,10", "-1,0,10,10", "0,90%,10,11%", "0,0 64,0 64,37", "0,0 10,-0.5 10,10"})
    void refuseWhatReachesOutsideThePicture(String text) {
        Zones zones = new Zones(List.of(), List.of(Shape.parse(text)));
        String message = assertThrows(IllegalArgumentException.class, () -> zones.requireInside(60, 36))
                .getMessage();
        assertEquals("ignore " + text + " reaches outside the picture, which is 60x36 as shown", message);
        MaskRule rule = MaskRule.withThreshold(0.5).in(zones);
        assertThrows(IllegalArgumentException.class, () -> new MaskFinder(30, 18, 60, 36, rule));
    }

    @Test
    void refuseToLeaveNothing() {
        Zones zones = new Zones(List.of(Shape.parse("0,0,10,10")), List.of(Shape.parse("0,0,50%,50%")));
        zones.requireInside(19, 20);
        String message = assertThrows(IllegalArgumentException.class, () -> zones.requireInside(20, 20))
                .getMessage();
        assertEquals("roi and ignore leave no pixel of the picture of 20x20", message);
        Zones.none().requireInside(1, 1);
    }

    @Test
    void specksAreBoundedInPixelsAndAsAShare() {
        MaskRule rule = MaskRule.withThreshold(0.5);
        assertEquals(93, rule.leastPixels(1280, 720));
        assertEquals(90, rule.withSmallestRegion(Measure.pixels(90)).leastPixels(1280, 720));
        assertEquals("0.01%", MaskRule.DEFAULT_SMALLEST_REGION.toString());
        assertThrows(IllegalArgumentException.class, () -> rule.withSmallestRegion(1.5));
        assertThrows(IllegalArgumentException.class, () -> rule.withSmallestRegion(Measure.pixels(-1)));
    }

    private static Zones zone(String text) {
        return new Zones(List.of(Shape.parse(text)), List.of());
    }

    private static List<Shape> shapes(Random random) {
        List<Shape> shapes = new ArrayList<>();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            shapes.add(random.nextBoolean() ? rectangle(random) : polygon(random));
        }
        return shapes;
    }

    private static Shape rectangle(Random random) {
        double x = random.nextDouble();
        double y = random.nextDouble();
        return new Shape.Rectangle(
                Measure.share(x),
                Measure.pixels(y * HEIGHT),
                Measure.pixels((1 - x) * random.nextDouble() * WIDTH),
                Measure.share((1 - y) * random.nextDouble()));
    }

    /** Corners anywhere: edges cross each other. */
    private static Shape polygon(Random random) {
        List<Shape.Corner> corners = new ArrayList<>();
        for (int i = 0; i < 3 + random.nextInt(6); i++) {
            corners.add(
                    new Shape.Corner(Measure.share(random.nextDouble()), Measure.pixels(random.nextDouble() * HEIGHT)));
        }
        return new Shape.Polygon(corners);
    }

    private static Path2D path(Shape shape) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        double[] xs = shape.xs(WIDTH);
        double[] ys = shape.ys(HEIGHT);
        path.moveTo(xs[0], ys[0]);
        for (int i = 1; i < xs.length; i++) {
            path.lineTo(xs[i], ys[i]);
        }
        path.closePath();
        return path;
    }

    private static boolean holds(List<Path2D> paths, int x, int y) {
        return paths.stream().anyMatch(path -> path.contains(x + 0.5, y + 0.5));
    }
}
