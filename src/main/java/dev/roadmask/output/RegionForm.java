package dev.roadmask.output;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.Regions;
import tools.jackson.core.JsonGenerator;

/** How a region's pixels are written in COCO: the value of {@code segmentation}. */
interface RegionForm {
    /** Writes one value. */
    void write(int region, MaskRuns mask, Regions regions, JsonGenerator json);
}
