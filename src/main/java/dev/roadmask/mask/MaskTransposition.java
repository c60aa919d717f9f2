package dev.roadmask.mask;

import java.util.BitSet;

/**
 * Exchanges rows and columns of masks: what is done row by row can so be done column by column.
 *
 * <p>Costs what the mask has pixels. Holds one bit for every pixel of a picture; allocates nothing per frame. One thread
 * at a time.
 */
final class MaskTransposition {
    private final BitSet bits;

    MaskTransposition(int width, int height) {
        bits = new BitSet(Math.multiplyExact(width, height));
    }

    /**
     * @param mask at most of the size given at construction
     * @param transposed as high as the mask is wide and as wide as it is high; filled
     */
    void transpose(MaskRuns mask, MaskRuns transposed) {
        int height = mask.height();
        bits.clear();
        for (int y = 0; y < height; y++) {
            for (int i = mask.firstEdge(y); i < mask.firstEdge(y + 1); i += 2) {
                for (int x = mask.edges()[i]; x < mask.edges()[i + 1]; x++) {
                    bits.set(x * height + y);
                }
            }
        }
        transposed.clear();
        for (int x = 0; x < mask.width(); x++) {
            addColumn(x * height, (x + 1) * height, transposed);
        }
    }

    private void addColumn(int first, int end, MaskRuns transposed) {
        int start = bits.nextSetBit(first);
        while (start >= 0 && start < end) {
            int stop = Math.min(end, bits.nextClearBit(start));
            transposed.add(start - first, stop - first);
            start = bits.nextSetBit(stop);
        }
        transposed.endRow();
    }
}
