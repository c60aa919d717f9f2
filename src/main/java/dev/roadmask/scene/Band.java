package dev.roadmask.scene;

import java.util.Arrays;

/** A few rows of the picture while they are drawn: 2x2 samples a pixel over a background of one colour a pixel. */
final class Band {
    /** Rows of a full band. */
    static final int ROWS = 16;

    static final int VEHICLE = 1 << 24;
    private static final int RED_BLUE = 0xff00ff;
    private static final int GREEN = 0x00ff00;

    final float[] inverseDepth;
    final int[] colour;
    /** Background colour a pixel. */
    final int[] background;

    private final int width;
    private final int rows;
    private final float[] limits;
    private int firstRow;
    private int rowsUsed;

    Band(int width, int rows) {
        this.width = width;
        this.rows = rows;
        inverseDepth = new float[4 * width * rows];
        colour = new int[4 * width * rows];
        background = new int[width * rows];
        limits = new float[rows];
    }

    /** Starts on the rows from {@code first}; ground nearer than a thing by more than a car's length hides it. */
    void begin(int first, int count, RoadView view) {
        if (count > rows) {
            throw new IllegalArgumentException("a band holds " + rows + " rows: " + count);
        }
        firstRow = first;
        rowsUsed = count;
        Arrays.fill(inverseDepth, 0, 4 * width * count, 0);
        for (int i = 0; i < count; i++) {
            float d = view.rowDistance[first + i];
            limits[i] = d == 0 ? 0 : 1 / (d * 1.06f + 3);
        }
    }

    int firstSampleRow() {
        return 2 * firstRow;
    }

    int sampleRows() {
        return 2 * rowsUsed;
    }

    int samplesAcross() {
        return 2 * width;
    }

    float groundLimit(int sampleRow) {
        return limits[sampleRow / 2 - firstRow];
    }

    /** Averages the samples into the picture and decides the mask. */
    void resolve(byte[] rgb, byte[] mask) {
        for (int row = 0; row < rowsUsed; row++) {
            int to = (firstRow + row) * width;
            for (int column = 0; column < width; column++) {
                resolvePixel(row, column, rgb, mask, to + column);
            }
        }
    }

    private void resolvePixel(int row, int column, byte[] rgb, byte[] mask, int to) {
        int at = 4 * row * width + 2 * column;
        int ground = background[row * width + column];
        int a = sample(at, ground);
        int b = sample(at + 1, ground);
        int c = sample(at + 2 * width, ground);
        int d = sample(at + 2 * width + 1, ground);
        int vehicles = (a >>> 24) + (b >>> 24) + (c >>> 24) + (d >>> 24);
        int redBlue = (a & RED_BLUE) + (b & RED_BLUE) + (c & RED_BLUE) + (d & RED_BLUE) + 0x20002;
        int green = (a & GREEN) + (b & GREEN) + (c & GREEN) + (d & GREEN) + 0x200;
        rgb[3 * to] = (byte) (redBlue >>> 18);
        rgb[3 * to + 1] = (byte) (green >>> 10);
        rgb[3 * to + 2] = (byte) (redBlue >>> 2);
        mask[to] = (byte) (vehicles >= 2 ? 255 : 0);
    }

    private int sample(int at, int ground) {
        return inverseDepth[at] == 0 ? ground : colour[at];
    }
}
