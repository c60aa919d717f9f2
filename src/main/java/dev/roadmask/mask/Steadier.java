package dev.roadmask.mask;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Keeps a probability from flickering. What the frame before said is carried along the picture's motion
 * ({@link BlockMotion}) to where it belongs now, and mixed with what the network says; the less, the more the picture
 * differs from what was carried there: so a car that moves on leaves nothing behind. Then the probability leans a little
 * to the side of the threshold where it was, which makes the threshold two: one to come, a lower one to go.
 *
 * <p>Rising probabilities are followed faster than falling ones: a car that appears is there at once.
 *
 * <p>Causal: a frame waits for none after it. Another scene begins anew, and its first frame stays as it is. Blocks where
 * neither this frame nor the last one sees anything cost next to nothing and stay as they are.
 *
 * <p>Allocates nothing per frame. One thread at a time, all frames in order.
 */
public final class Steadier {
    private static final int SIDE = BlockMotion.SIDE;

    /** Of 255: where nothing reaches this, there is nothing to be steadied. */
    private static final int QUIET = 16;

    /** Levels of 255 by which the picture may differ from what was carried, by noise: up to here nothing is lost. */
    private static final float SAME = 2.5f;

    /** From here on it is something else. */
    private static final float OTHER = 20;

    /** Of 255: half the distance of the threshold to come and the one to go. */
    private static final float LEAN = 10;

    /** Of 255: as far from the threshold it leans by all of that. More than that, or what leans would hold itself. */
    private static final float FULL_LEAN = 12;

    /**
     * The share of the past in a frame.
     *
     * @param falling where the network sees less than before
     * @param rising where it sees more
     */
    record Memory(float falling, float rising) {
        static Memory of(Steadiness steadiness) {
            return switch (steadiness) {
                case OFF -> new Memory(0, 0);
                case LIGHT -> new Memory(0.67f, 0.33f);
                case STRONG -> new Memory(0.82f, 0.55f);
            };
        }
    }

    private final int width;
    private final int height;
    private final int columns;
    private final Memory memory;
    private final LumaGrid grid;
    private final BlockMotion motion;
    /** What the network says in this frame, then what is given away. */
    private final byte[] values;
    /** Mixed, without leaning: of the frame before, then of this one. */
    private float[] mixed;

    private float[] lastMixed;
    /** Mixed and leaning. */
    private float[] given;

    private float[] lastGiven;
    private final CarriedPast past;
    private final boolean[] seen;
    private final boolean[] lastSeen;
    private final boolean[] active;
    private float limit;

    /**
     * A steadier, if one is wanted.
     *
     * @param inputWidth as for the constructor, and so are the rest
     * @param inputHeight see there
     * @param width see there
     * @param height see there
     * @param steadiness {@code OFF} needs none
     */
    public static Optional<Steadier> of(int inputWidth, int inputHeight, int width, int height, Steadiness steadiness) {
        return steadiness == Steadiness.OFF
                ? Optional.empty()
                : Optional.of(new Steadier(inputWidth, inputHeight, width, height, steadiness));
    }

    /**
     * @param inputWidth width of the network's input, a multiple of the probability's
     * @param inputHeight height of the network's input
     * @param width of the probability, a multiple of 8
     * @param height of the probability, a multiple of 8
     * @param steadiness how steady; {@code OFF} needs no steadier
     */
    public Steadier(int inputWidth, int inputHeight, int width, int height, Steadiness steadiness) {
        this(inputWidth, inputHeight, width, height, Memory.of(steadiness));
        if (steadiness == Steadiness.OFF) {
            throw new IllegalArgumentException("steadiness must not be off: steadiness=" + steadiness);
        }
    }

    Steadier(int inputWidth, int inputHeight, int width, int height, Memory memory) {
        Sizes.requirePositive("input", inputWidth, inputHeight);
        Sizes.requirePositive("probability", width, height);
        if (width % SIDE != 0 || height % SIDE != 0 || inputWidth % width != 0 || inputHeight % height != 0) {
            throw new IllegalArgumentException(
                    "probability size must be a multiple of 8 that divides the input's: width=" + width + " height="
                            + height + " inputWidth=" + inputWidth + " inputHeight=" + inputHeight);
        }
        this.width = width;
        this.height = height;
        this.memory = memory;
        columns = width / SIDE;
        grid = new LumaGrid(inputWidth, inputHeight, width, height);
        motion = new BlockMotion(width, height);
        int cells = width * height;
        values = new byte[cells];
        mixed = new float[cells];
        lastMixed = new float[cells];
        given = new float[cells];
        lastGiven = new float[cells];
        past = new CarriedPast(width, height);
        int blocks = cells / (SIDE * SIDE);
        seen = new boolean[blocks];
        lastSeen = new boolean[blocks];
        active = new boolean[blocks];
    }

    /**
     * Steadies the probability of the next frame.
     *
     * @param input (3, H, W) red, green and blue planes that the network saw, from index 0; borrowed
     * @param probability the first class's plane, from index 0; steadied in place
     * @param threshold in [0, 1], that the probability is going to be compared with
     */
    public void steady(ByteBuffer input, ByteBuffer probability, double threshold) {
        limit = Threshold.asByteValue(threshold) - 0.5f;
        swap();
        probability.get(0, values);
        if (grid.next(input)) {
            beginScene();
            return;
        }
        findActive();
        carryAll();
        mixAll();
        probability.put(0, values);
    }

    private void swap() {
        float[] before = lastMixed;
        lastMixed = mixed;
        mixed = before;
        before = lastGiven;
        lastGiven = given;
        given = before;
    }

    private void beginScene() {
        motion.reset();
        for (int block = 0; block < seen.length; block++) {
            take(block);
            lastSeen[block] = isSeen(block);
        }
    }

    private int firstCell(int block) {
        return block / columns * SIDE * width + block % columns * SIDE;
    }

    /** A block's values as the network gave them. */
    private void take(int block) {
        int from = firstCell(block);
        for (int row = 0; row < SIDE; row++, from += width) {
            for (int i = from; i < from + SIDE; i++) {
                mixed[i] = values[i] & 0xff;
            }
            System.arraycopy(mixed, from, given, from, SIDE);
        }
        past.skip(block);
    }

    private boolean isSeen(int block) {
        int from = firstCell(block);
        int most = 0;
        for (int row = 0; row < SIDE; row++, from += width) {
            for (int i = from; i < from + SIDE; i++) {
                most = Math.max(most, values[i] & 0xff);
            }
        }
        return most >= QUIET;
    }

    /** Blocks where something is or was, and those beside them. */
    private void findActive() {
        Arrays.fill(active, false);
        for (int block = 0; block < seen.length; block++) {
            if (lastSeen[block] || isSeen(block)) {
                activateAround(block);
            }
        }
    }

    private void activateAround(int block) {
        int column = block % columns;
        int row = block / columns;
        int rows = active.length / columns;
        for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
            for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
                active[y * columns + x] = true;
            }
        }
    }

    private void carryAll() {
        motion.begin(grid.luma(), grid.lastLuma());
        for (int block = 0; block < active.length; block++) {
            if (active[block]) {
                motion.find(block);
                past.carry(block, motion, grid, lastMixed, lastGiven);
            } else {
                motion.skip(block);
                take(block);
            }
        }
    }

    private void mixAll() {
        for (int block = 0; block < active.length; block++) {
            lastSeen[block] = false;
            if (active[block]) {
                past.measure(block);
                mix(block);
                lastSeen[block] = isSeen(block);
            }
        }
    }

    private void mix(int block) {
        int from = firstCell(block);
        for (int row = 0; row < SIDE; row++, from += width) {
            for (int i = 0; i < SIDE; i++) {
                mixCell(from + i, past.difference(row, i));
            }
        }
    }

    private void mixCell(int i, float difference) {
        float trust = Math.max(0, Math.min(1, (OTHER - difference) / (OTHER - SAME)));
        float value = values[i] & 0xff;
        float before = past.mixed(i);
        float share = trust * (value > before ? memory.rising : memory.falling);
        mixed[i] = value + share * (before - value);
        float side = Math.max(-1, Math.min(1, (past.given(i) - limit) / FULL_LEAN));
        given[i] = mixed[i] + trust * LEAN * side;
        values[i] = (byte) Math.max(0, Math.min(255, given[i] + 0.5f));
    }
}
