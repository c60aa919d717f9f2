package dev.roadmask.mask;

import java.nio.ByteBuffer;
import java.util.Random;

/** Probabilities for the tests of this room. */
final class Masks {
    private Masks() {}

    /** Independent noise: the hardest input, an edge nearly everywhere. */
    static ByteBuffer random(Random random, int width, int height) {
        byte[] bytes = new byte[width * height];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    /** Soft discs on an empty road: what a network gives. */
    static ByteBuffer blobs(Random random, int width, int height) {
        ByteBuffer probability = ByteBuffer.allocateDirect(width * height);
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            addBlob(
                    probability,
                    width,
                    random.nextDouble() * width,
                    random.nextDouble() * height,
                    1 + random.nextDouble() * height / 4);
        }
        return probability;
    }

    /** Adds a disc that falls from 255 to 0 over three pixels around its radius. */
    static void addBlob(ByteBuffer probability, int width, double centreX, double centreY, double radius) {
        for (int i = 0; i < probability.capacity(); i++) {
            double distance = Math.hypot(i % width - centreX, i / width - centreY);
            double value = Math.max(0, Math.min(255, 127.5 + (radius - distance) * 85));
            probability.put(i, (byte) Math.max(probability.get(i) & 0xff, (int) value));
        }
    }
}
