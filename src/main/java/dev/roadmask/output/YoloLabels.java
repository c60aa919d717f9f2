package dev.roadmask.output;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.Outline;
import dev.roadmask.mask.Regions;
import dev.roadmask.mask.Rings;
import java.util.Arrays;

/**
 * The text of one frame's labels: a line for each region, its class and the points of its one ring.
 *
 * <p>With six decimals a share times the picture's size is within a hundredth of the pixel edge that it came from, up to
 * 16384 pixels. Allocates nothing once it has seen its busiest frame.
 */
final class YoloLabels {
    private static final byte VEHICLE = '0';
    private static final int MILLION = 1_000_000;
    /** Of {@code " 0.123456"}. */
    private static final int SHARE_BYTES = 9;

    private final Outline outline = new Outline();
    private byte[] text = new byte[1 << 14];
    private int length;

    /** Writes the regions of one frame. */
    void write(MaskRuns mask, Regions regions) {
        length = 0;
        for (int region = 0; region < regions.count(); region++) {
            writeLine(outline.single(region, mask, regions), mask.width(), mask.height());
        }
    }

    private void writeLine(Rings rings, int width, int height) {
        int points = rings.size(0);
        int most = length + 2 + 2 * points * SHARE_BYTES;
        if (most > text.length) {
            text = Arrays.copyOf(text, Math.max(most, 2 * text.length));
        }
        text[length++] = VEHICLE;
        for (int i = 0; i < points; i++) {
            writeShare(rings.x(0, i), width);
            writeShare(rings.y(0, i), height);
        }
        text[length++] = '\n';
    }

    private void writeShare(int pixels, int all) {
        int millionths = (int) ((2L * pixels * MILLION + all) / (2L * all));
        text[length++] = ' ';
        text[length++] = (byte) ('0' + millionths / MILLION);
        text[length++] = '.';
        int rest = millionths % MILLION;
        for (int unit = MILLION / 10; unit > 0; unit /= 10) {
            text[length++] = (byte) ('0' + rest / unit);
            rest %= unit;
        }
    }

    /** ASCII, in the first {@link #length} bytes; valid until the next frame. */
    byte[] text() {
        return text;
    }

    /** Number of bytes. */
    int length() {
        return length;
    }
}
