package dev.roadmask.evaluation;

import dev.roadmask.mask.MaskRuns;
import java.util.Arrays;

/**
 * Sums how much of a mask changes from frame to frame beyond what motion explains.
 *
 * <p>The mask before is carried along the motion to where its pixels are now. A pixel has changed when it is in one of
 * the two masks and no pixel within {@value #TOLERANCE} columns and rows of it is in the other. Only pixels with a sure
 * origin count.
 */
final class FlickerMeter {
    /** Pixels: what an outline may move without being a change. */
    static final int TOLERANCE = 2;

    private final int width;
    private final int height;
    private final byte[] carried;
    private final byte[] grown;
    private final byte[] rows;
    private byte[] current;
    private byte[] last;
    private byte[] currentGrown;
    private long changed;
    private long union;

    FlickerMeter(int width, int height) {
        this.width = width;
        this.height = height;
        carried = new byte[width * height];
        grown = new byte[width * height];
        rows = new byte[width * height];
        current = new byte[width * height];
        last = new byte[width * height];
        currentGrown = new byte[width * height];
    }

    /** Takes the next mask. */
    void next(MaskRuns mask) {
        byte[] swap = last;
        last = current;
        current = swap;
        Arrays.fill(current, (byte) 0);
        for (int y = 0; y < height; y++) {
            for (int run = 0; run < mask.runs(y); run++) {
                Arrays.fill(current, y * width + mask.start(y, run), y * width + mask.end(y, run), (byte) 1);
            }
        }
    }

    /**
     * Compares the newest mask with the one before.
     *
     * @param origins of each pixel, the index of the pixel before, -1 outside
     * @param explained of each pixel, whether that is sure
     */
    void compare(int[] origins, boolean[] explained) {
        for (int i = 0; i < carried.length; i++) {
            carried[i] = origins[i] < 0 ? 0 : last[origins[i]];
        }
        grow(carried, grown);
        grow(current, currentGrown);
        for (int i = 0; i < carried.length; i++) {
            if (explained[i]) {
                union += current[i] | carried[i];
                changed += (current[i] & ~grown[i]) | (carried[i] & ~currentGrown[i]);
            }
        }
    }

    private void grow(byte[] mask, byte[] result) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int value = 0;
                for (int d = Math.max(0, x - TOLERANCE); d <= Math.min(width - 1, x + TOLERANCE); d++) {
                    value |= mask[y * width + d];
                }
                rows[y * width + x] = (byte) value;
            }
        }
        for (int y = 0; y < height; y++) {
            int from = Math.max(0, y - TOLERANCE);
            int to = Math.min(height - 1, y + TOLERANCE);
            for (int x = 0; x < width; x++) {
                int value = 0;
                for (int d = from; d <= to; d++) {
                    value |= rows[d * width + x];
                }
                result[y * width + x] = (byte) value;
            }
        }
    }

    /** Changed pixels a pixel of either mask. */
    double flicker() {
        return union == 0 ? 0 : (double) changed / union;
    }
}
