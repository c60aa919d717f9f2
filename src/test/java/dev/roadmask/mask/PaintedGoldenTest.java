package dev.roadmask.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.mask.Pictures.Layout;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * What people see: a drawn road, three cars of known place, painted. {@code -Droadmask.golden.update=true} writes the
 * picture anew; look at it before you commit it.
 */
class PaintedGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/painted.png");

    /** Only the test's own way to RGB rounds; one step covers another platform's floating point. */
    private static final int TOLERANCE_STEPS = 1;

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int SOURCE_WIDTH = 112;
    private static final int SOURCE_HEIGHT = 64;

    @Test
    void looksAsItDid() throws IOException {
        BufferedImage painted = Pictures.toRgb(paintedRoad());
        if (Boolean.getBoolean("roadmask.golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            ImageIO.write(painted, "png", GOLDEN.toFile());
        }
        assertTrue(Files.exists(GOLDEN), "no golden picture: run with -Droadmask.golden.update=true, then look at it");
        assertNear(ImageIO.read(GOLDEN.toFile()), painted);
    }

    private static YuvPlanes paintedRoad() {
        YuvPlanes picture = Pictures.allocate(Layout.YUV420P, WIDTH, HEIGHT, YuvMatrix.BT709);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                set(picture, x, y, scene(x, y));
            }
        }
        ByteBuffer probability = ByteBuffer.allocateDirect(SOURCE_WIDTH * SOURCE_HEIGHT);
        Masks.addBlob(probability, SOURCE_WIDTH, 30, 40, 9);
        Masks.addBlob(probability, SOURCE_WIDTH, 64, 36, 4);
        Masks.addBlob(probability, SOURCE_WIDTH, 108, 44, 14);
        MaskRuns mask = new MaskRuns(picture.width(), picture.height());
        new MaskTracer(SOURCE_WIDTH, SOURCE_HEIGHT, picture.width(), picture.height(), 0.5).trace(probability, mask);
        new MaskPainter(picture, PaintStyle.usual()).paint(picture, mask);
        return picture;
    }

    /** Sky over a road that narrows, with a lane marking and coarse texture. */
    private static int scene(int x, int y) {
        int texture = ((x / 8 + y / 8) % 2) * 12;
        if (y < HEIGHT / 2) {
            return rgb(120 + y / 3, 160 + y / 4, 220 - y / 6);
        }
        int fromCentre = Math.abs(x - WIDTH / 2);
        boolean marking = fromCentre < (y - HEIGHT / 2) / 20 && y / 12 % 2 == 0;
        boolean road = fromCentre < 20 + (y - HEIGHT / 2) * 2;
        return marking
                ? rgb(240, 240, 230)
                : road ? rgb(80 + texture, 80 + texture, 84 + texture) : rgb(60, 110 + texture, 50);
    }

    private static int rgb(int red, int green, int blue) {
        return red << 16 | green << 8 | blue;
    }

    private static void set(YuvPlanes picture, int x, int y, int rgb) {
        YuvColor colour = YuvColor.ofRgb(rgb, picture.matrix(), false, 8);
        picture.y().set(x, y, colour.y());
        picture.u().set(x / 2, y / 2, colour.u());
        picture.v().set(x / 2, y / 2, colour.v());
    }

    private static void assertNear(BufferedImage golden, BufferedImage painted) {
        assertEquals(golden.getWidth(), painted.getWidth());
        assertEquals(golden.getHeight(), painted.getHeight());
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int expected = golden.getRGB(x, y);
                int actual = painted.getRGB(x, y);
                for (int shift = 0; shift <= 16; shift += 8) {
                    int difference = Math.abs((expected >> shift & 0xff) - (actual >> shift & 0xff));
                    assertTrue(difference <= TOLERANCE_STEPS, "x=" + x + " y=" + y + " difference=" + difference);
                }
            }
        }
    }
}
