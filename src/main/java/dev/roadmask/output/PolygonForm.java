package dev.roadmask.output;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.Outline;
import dev.roadmask.mask.Regions;
import dev.roadmask.mask.Rings;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.core.JsonGenerator;

/** Polygons without holes whose union is the region: {@code [[x1,y1,x2,y2,...],...]}. */
final class PolygonForm implements RegionForm {
    private final double tolerancePixels;
    private final Outline outline = new Outline();

    /**
     * @param tolerancePixels how far they may run from the pixels' edges; 0 follows them exactly
     */
    PolygonForm(double tolerancePixels) {
        this.tolerancePixels = tolerancePixels;
    }

    @Override
    public void write(int region, MaskRuns mask, Regions regions, JsonGenerator json) {
        Optional<List<Coordinate[]>> simplified = tolerancePixels == 0
                ? Optional.empty()
                : SimplifiedOutline.of(outline.boundaries(region, mask, regions), tolerancePixels);
        json.writeStartArray();
        if (simplified.isPresent()) {
            simplified.get().forEach(ring -> writeRing(ring, json));
        } else {
            writeRings(outline.parts(region, mask, regions), json);
        }
        json.writeEndArray();
    }

    private static void writeRings(Rings rings, JsonGenerator json) {
        for (int ring = 0; ring < rings.count(); ring++) {
            json.writeStartArray();
            for (int i = 0; i < rings.size(ring); i++) {
                json.writeNumber(rings.x(ring, i));
                json.writeNumber(rings.y(ring, i));
            }
            json.writeEndArray();
        }
    }

    /** JTS repeats the first point at the end, COCO does not. */
    private static void writeRing(Coordinate[] ring, JsonGenerator json) {
        json.writeStartArray();
        for (int i = 0; i < ring.length - 1; i++) {
            json.writeNumber(Math.round(ring[i].x));
            json.writeNumber(Math.round(ring[i].y));
        }
        json.writeEndArray();
    }
}
