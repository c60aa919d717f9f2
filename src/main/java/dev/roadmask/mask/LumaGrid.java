package dev.roadmask.mask;

import java.nio.ByteBuffer;

/**
 * The network's picture as grey of the probability's size, one value a cell, and that of the frame before. Green stands
 * for grey: most of what an eye calls bright.
 *
 * <p>Allocates nothing per frame. One thread at a time.
 */
final class LumaGrid {
    /**
     * Mean change of the blocks' brightness, of 255, from which on a frame is another scene. Dashcams stayed below 13 from
     * frame to frame, turning and in the dark too; frames of different scenes are 28 and more apart.
     */
    private static final int SCENE_CUT = 20;

    private final int width;
    private final int height;
    private final int inputWidth;
    private final int stride;
    private final byte[] green;
    private byte[] luma;
    private byte[] lastLuma;
    private int[] brightness;
    private int[] lastBrightness;
    private long frames;

    /** Cells are as many pixels of the input wide and high as it is larger. */
    LumaGrid(int inputWidth, int inputHeight, int width, int height) {
        this.width = width;
        this.height = height;
        this.inputWidth = inputWidth;
        stride = inputWidth / width;
        green = new byte[inputWidth * inputHeight];
        luma = new byte[width * height];
        lastLuma = new byte[width * height];
        brightness = new int[blocks()];
        lastBrightness = new int[blocks()];
    }

    private int blocks() {
        return width / BlockMotion.SIDE * (height / BlockMotion.SIDE);
    }

    /** Takes the next picture; true if it shows another scene than the one before, as the first does. */
    boolean next(ByteBuffer input) {
        byte[] luma0 = lastLuma;
        lastLuma = luma;
        luma = luma0;
        int[] brightness0 = lastBrightness;
        lastBrightness = brightness;
        brightness = brightness0;
        // Planes are red, green, blue.
        input.get(green.length, green);
        shrink();
        sumBlocks();
        return frames++ == 0 || meanChange() >= SCENE_CUT;
    }

    private void shrink() {
        if (stride == 1) {
            System.arraycopy(green, 0, luma, 0, luma.length);
            return;
        }
        for (int y = 0, i = 0; y < height; y++) {
            int at = y * stride * inputWidth;
            for (int x = 0; x < width; x++, i++, at += stride) {
                int above = (green[at] & 0xff) + (green[at + 1] & 0xff);
                int below = (green[at + inputWidth] & 0xff) + (green[at + inputWidth + 1] & 0xff);
                luma[i] = (byte) ((above + below + 2) >> 2);
            }
        }
    }

    private void sumBlocks() {
        int columns = width / BlockMotion.SIDE;
        for (int block = 0; block < brightness.length; block++) {
            int from = block / columns * BlockMotion.SIDE * width + block % columns * BlockMotion.SIDE;
            int sum = 0;
            for (int row = 0; row < BlockMotion.SIDE; row++) {
                for (int i = 0; i < BlockMotion.SIDE; i++) {
                    sum += luma[from + row * width + i] & 0xff;
                }
            }
            brightness[block] = sum / (BlockMotion.SIDE * BlockMotion.SIDE);
        }
    }

    private double meanChange() {
        int sum = 0;
        for (int i = 0; i < brightness.length; i++) {
            sum += Math.abs(brightness[i] - lastBrightness[i]);
        }
        return (double) sum / brightness.length;
    }

    /** Of the newest picture; valid until the next. */
    byte[] luma() {
        return luma;
    }

    /** Of the picture before. */
    byte[] lastLuma() {
        return lastLuma;
    }
}
