package dev.roadmask.mask;

/**
 * A mask on the grid of a subsampled component: a chroma sample is in when <em>all</em> the pixels it stands for are.
 * One that is shared with a pixel outside stays as it was, or that pixel would change colour.
 */
final class MaskSubsampling {
    private final RunRow row;
    private final int widthShift;
    private final int heightShift;

    MaskSubsampling(int width, int widthShift, int heightShift) {
        row = new RunRow(width);
        this.widthShift = widthShift;
        this.heightShift = heightShift;
    }

    /** Fills {@code coarse}, of the component's own size, from a mask of the picture's size. */
    void subsample(MaskRuns mask, MaskRuns coarse) {
        coarse.clear();
        for (int y = 0; y < coarse.height(); y++) {
            row.fill();
            int end = Math.min((y + 1) << heightShift, mask.height());
            for (int fine = y << heightShift; fine < end && !row.isEmpty(); fine++) {
                row.retain(mask, fine, 0);
            }
            row.appendTo(coarse, widthShift);
        }
    }
}
