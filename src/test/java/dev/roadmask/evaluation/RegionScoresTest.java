package dev.roadmask.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roadmask.mask.Overlap;
import dev.roadmask.mask.ProbabilityUpsampler;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RegionScoresTest {
    private static final int SIDE = 40;

    @Test
    void whatIsFoundBesideAnObjectLowersItsIouAndWhatIsFarAwayDoesNot() {
        byte[] truth = new byte[SIDE * SIDE];
        Arrays.fill(truth, Overlap.OUTSIDE);
        byte[] found = new byte[SIDE * SIDE];
        fill(truth, 10, 10, Overlap.INSIDE);
        // Half beside it, and as much again in the far corner.
        fill(found, 15, 10, (byte) 255);
        fill(found, 30, 30, (byte) 255);
        RegionScores scores = new RegionScores();
        scores.add(ByteBuffer.wrap(found), new ProbabilityUpsampler(SIDE, SIDE, SIDE, SIDE), 0.5, truth);
        EvaluationReport.Regions large = scores.sums().get(ObjectSize.LARGE);
        assertEquals(new EvaluationReport.Regions(1, 100, 50, 50), large);
        assertEquals(0.5, large.recall());
        assertEquals(50 / 150.0, large.iou());
        assertEquals(0, scores.sums().get(ObjectSize.SMALL).regions());
    }

    private static void fill(byte[] picture, int left, int top, byte value) {
        for (int y = top; y < top + 10; y++) {
            Arrays.fill(picture, y * SIDE + left, y * SIDE + left + 10, value);
        }
    }
}
