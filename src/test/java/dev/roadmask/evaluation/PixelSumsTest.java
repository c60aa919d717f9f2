package dev.roadmask.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

class PixelSumsTest {
    @RepeatedTest(20)
    void countsAsOneByOne() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int width = 1 + random.nextInt(12);
        int height = 1 + random.nextInt(12);
        boolean[] marked = new boolean[width * height];
        PixelSums sums = new PixelSums(width, height);
        for (int i = 0; i < marked.length; i++) {
            marked[i] = random.nextBoolean();
            sums.next(marked[i]);
        }
        int left = random.nextInt(-5, width + 1);
        int top = random.nextInt(-5, height + 1);
        int right = random.nextInt(Math.max(0, left), width + 6);
        int bottom = random.nextInt(Math.max(0, top), height + 6);
        int expected = 0;
        for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, right); x++) {
                expected += marked[y * width + x] ? 1 : 0;
            }
        }
        assertEquals(expected, sums.within(left, top, right, bottom), "seed=" + seed);
    }
}
