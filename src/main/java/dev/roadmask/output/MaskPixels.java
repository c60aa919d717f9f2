package dev.roadmask.output;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.ProbabilityUpsampler;
import dev.roadmask.video.Picture;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Puts masks into grey pictures of their size: 255 is mask. Allocates nothing per frame. One thread at a time. */
final class MaskPixels {
    private static final byte MASK = (byte) 255;

    private final MaskRuns allowed;
    private final byte[] row;
    private ProbabilityUpsampler upsampler;

    /**
     * @param allowed the pixels where masks may be
     */
    MaskPixels(MaskRuns allowed) {
        this.allowed = allowed;
        row = new byte[allowed.width()];
    }

    /** Fills a picture with a mask. */
    void put(MaskRuns mask, Picture picture) {
        picture.makeWritable();
        ByteBuffer plane = picture.plane(0);
        for (int y = 0; y < mask.height(); y++) {
            Arrays.fill(row, (byte) 0);
            for (int run = 0; run < mask.runs(y); run++) {
                Arrays.fill(row, mask.start(y, run), mask.end(y, run), MASK);
            }
            plane.put(y * picture.rowStride(0), row);
        }
    }

    /**
     * Fills a picture with a probability, upsampled; 0 where no mask may be.
     *
     * @param probability of sourceWidth by sourceHeight, from index 0
     */
    void put(ByteBuffer probability, int sourceWidth, int sourceHeight, Picture picture) {
        if (upsampler == null) {
            upsampler = new ProbabilityUpsampler(sourceWidth, sourceHeight, picture.width(), picture.height());
        }
        picture.makeWritable();
        ByteBuffer plane = picture.plane(0);
        for (int y = 0; y < picture.height(); y++) {
            upsampler.row(probability, y, row);
            clearOutside(y);
            plane.put(y * picture.rowStride(0), row);
        }
    }

    private void clearOutside(int y) {
        int from = 0;
        for (int run = 0; run < allowed.runs(y); run++) {
            Arrays.fill(row, from, allowed.start(y, run), (byte) 0);
            from = allowed.end(y, run);
        }
        Arrays.fill(row, from, row.length, (byte) 0);
    }
}
