package dev.roadmask.output;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.Regions;

/** The text of one frame's labels. */
final class YoloLabels {
    private byte[] text = new byte[1 << 14];
    private int length;

    /** Writes the regions of one frame. */
    void write(MaskRuns mask, Regions regions) {
        length = 0;
    }

    /** ASCII, in the first {@link #length} bytes; valid until the next frame. */
    byte[] text() {
        return text;
    }

    int length() {
        return length;
    }
}
