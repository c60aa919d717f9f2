package dev.roadmask.diagnosis;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.SamplePlane;
import dev.roadmask.mask.YuvPlanes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much pictures differ outside of their masks. An encoder changes every sample a little, and the mean of a block
 * hardly; a logo, a blurred face or a wrong colour matrix changes the mean. So two things are looked at: the PSNR of
 * luma, and the mean of each 16x16 block in all components. Blocks that a mask touches, and their neighbours, are left
 * out, because an encoder smears.
 */
final class OutsideDifference {
    /** Below this a viewer sees the encoder at work. */
    static final double LEAST_PSNR = 30;
    /** Greatest change of a block's mean, as a share of full scale: four times what mpeg4 at its worst was seen to do. */
    static final double GREATEST_SHIFT = 0.06;

    private static final int BLOCK = 16;

    private final double peak;
    private final int columns;
    private final int rows;
    private final boolean[] excluded;
    private double squaredSum;
    private long samples;
    private double leastPsnr = Double.POSITIVE_INFINITY;
    private double greatestShift;
    private String greatestShiftAt = "";
    private int greatestDifference;

    OutsideDifference(YuvPlanes like) {
        this.peak = (1 << like.bitDepth()) - 1;
        this.columns = (like.width() + BLOCK - 1) / BLOCK;
        this.rows = (like.height() + BLOCK - 1) / BLOCK;
        this.excluded = new boolean[columns * rows];
    }

    /**
     * Takes in one frame.
     *
     * @param original in the output's pixel format
     * @param mask of the original
     * @param frame number, for people
     */
    void add(YuvPlanes original, YuvPlanes processed, MaskRuns mask, long frame) {
        exclude(mask);
        double frameSquared = 0;
        long frameSamples = 0;
        for (int block = 0; block < excluded.length; block++) {
            if (!excluded[block]) {
                frameSquared += luma(original.y(), processed.y(), block, frame);
                frameSamples += area(original.y(), block);
                chroma(original.u(), processed.u(), block, frame);
                chroma(original.v(), processed.v(), block, frame);
            }
        }
        squaredSum += frameSquared;
        samples += frameSamples;
        if (frameSamples > 0) {
            leastPsnr = Math.min(leastPsnr, psnr(frameSquared, frameSamples));
        }
    }

    private void exclude(MaskRuns mask) {
        Arrays.fill(excluded, false);
        for (int y = 0; y < mask.height(); y++) {
            for (int run = 0; run < mask.runs(y); run++) {
                int first = Math.max(0, mask.start(y, run) / BLOCK - 1);
                int last = Math.min(columns - 1, (mask.end(y, run) - 1) / BLOCK + 1);
                for (int row = Math.max(0, y / BLOCK - 1); row <= Math.min(rows - 1, y / BLOCK + 1); row++) {
                    Arrays.fill(excluded, row * columns + first, row * columns + last + 1, true);
                }
            }
        }
    }

    private double luma(SamplePlane original, SamplePlane processed, int block, long frame) {
        double squared = 0;
        long sum = 0;
        for (int y = top(original, block); y < bottom(original, block); y++) {
            for (int x = left(original, block); x < right(original, block); x++) {
                int difference = processed.get(x, y) - original.get(x, y);
                sum += difference;
                squared += (double) difference * difference;
                greatestDifference = Math.max(greatestDifference, Math.abs(difference));
            }
        }
        shift(sum, area(original, block), block, frame);
        return squared;
    }

    private void chroma(SamplePlane original, SamplePlane processed, int block, long frame) {
        long sum = 0;
        for (int y = top(original, block); y < bottom(original, block); y++) {
            for (int x = left(original, block); x < right(original, block); x++) {
                sum += processed.get(x, y) - original.get(x, y);
            }
        }
        shift(sum, area(original, block), block, frame);
    }

    private void shift(long sum, long count, int block, long frame) {
        double shift = count == 0 ? 0 : Math.abs((double) sum / count) / peak;
        if (shift > greatestShift) {
            greatestShift = shift;
            greatestShiftAt = "frame %d near (%d, %d)"
                    .formatted(frame, block % columns * BLOCK + BLOCK / 2, block / columns * BLOCK + BLOCK / 2);
        }
    }

    /** A block's part of a plane, whose grid may be coarser than the picture's. */
    private int left(SamplePlane plane, int block) {
        return block % columns * plane.width() / columns;
    }

    private int right(SamplePlane plane, int block) {
        return (block % columns + 1) * plane.width() / columns;
    }

    private int top(SamplePlane plane, int block) {
        return block / columns * plane.height() / rows;
    }

    private int bottom(SamplePlane plane, int block) {
        return (block / columns + 1) * plane.height() / rows;
    }

    private long area(SamplePlane plane, int block) {
        return (long) (right(plane, block) - left(plane, block)) * (bottom(plane, block) - top(plane, block));
    }

    private double psnr(double squared, long count) {
        return squared == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(peak * peak * count / squared);
    }

    /** Over all frames, in decibels; infinite if nothing differs. */
    double psnr() {
        return psnr(squaredSum, samples);
    }

    /** In codes of the output's bit depth. */
    int greatestDifference() {
        return greatestDifference;
    }

    List<Check> checks() {
        if (samples == 0) {
            return List.of(new Check("pixels outside masks", true, "none: everything is masked"));
        }
        String figures = String.format(
                Locale.ROOT,
                "PSNR %.1f dB, worst frame %.1f dB, greatest difference %d",
                psnr(),
                leastPsnr,
                greatestDifference);
        figures = greatestDifference == 0 ? "identical" : figures;
        String shifts = String.format(
                Locale.ROOT, "greatest change of a block's mean %.1f %%, %s", 100 * greatestShift, greatestShiftAt);
        shifts = greatestShift == 0 ? "no block changed its mean" : shifts;
        return List.of(
                new Check("pixels outside masks", leastPsnr >= LEAST_PSNR, figures),
                new Check("blocks outside masks", greatestShift <= GREATEST_SHIFT, shifts));
    }
}
