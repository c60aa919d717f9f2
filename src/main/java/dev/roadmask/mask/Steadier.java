package dev.roadmask.mask;

import java.nio.ByteBuffer;

/**
 * Keeps a probability from flickering: each frame's is mixed with that of the frames before, where the picture itself
 * says that it shows the same.
 *
 * <p>Causal: a frame waits for none after it. Allocates nothing per frame. One thread at a time, frames in order.
 */
public final class Steadier {
    private final int inputWidth;
    private final int width;
    private final int height;
    private final int stride;
    private final byte[] green;
    private final byte[] fresh;
    private final byte[] state;
    private byte[] luma;
    private byte[] lastLuma;
    private boolean begun;
    private final double keep;

    /**
     * @param inputWidth width of the network's input
     * @param inputHeight height of the network's input
     * @param width of the probability
     * @param height of the probability
     * @param steadiness how steady
     */
    public Steadier(int inputWidth, int inputHeight, int width, int height, Steadiness steadiness) {
        Sizes.requirePositive("input", inputWidth, inputHeight);
        Sizes.requirePositive("probability", width, height);
        this.inputWidth = inputWidth;
        this.width = width;
        this.height = height;
        stride = inputWidth / width;
        green = new byte[inputWidth * inputHeight];
        fresh = new byte[width * height];
        state = new byte[width * height];
        luma = new byte[width * height];
        lastLuma = new byte[width * height];
        keep = steadiness == Steadiness.STRONG ? 0.8 : 0.5;
    }

    /**
     * Steadies the probability of the next frame.
     *
     * @param input (3, H, W) red, green and blue planes that the network saw, from index 0; borrowed
     * @param probability the first class's plane, from index 0; steadied in place
     * @param threshold in [0, 1], that the probability is going to be compared with
     */
    public void steady(ByteBuffer input, ByteBuffer probability, double threshold) {
        byte[] swap = lastLuma;
        lastLuma = luma;
        luma = swap;
        input.get(green.length, green);
        probability.get(0, fresh);
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                luma[i] = green[y * stride * inputWidth + x * stride];
            }
        }
        for (int i = 0; i < fresh.length; i++) {
            boolean same = begun && Math.abs((luma[i] & 0xff) - (lastLuma[i] & 0xff)) < 8;
            int value = fresh[i] & 0xff;
            state[i] = (byte) (same ? Math.round(value + keep * ((state[i] & 0xff) - value)) : value);
        }
        probability.put(0, state);
        begun = true;
    }

    /** Forgets the frames before: the next one stays as it is. */
    public void reset() {
        begun = false;
    }
}
