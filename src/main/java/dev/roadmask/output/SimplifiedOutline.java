package dev.roadmask.output;

import dev.roadmask.mask.Rings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import org.locationtech.jts.triangulate.polygon.PolygonHoleJoiner;

/**
 * Outlines with fewer points: Douglas and Peucker's way, as JTS does it so that rings neither cross nor swap places, and
 * points stay pixel corners. Holes are tied to their part's outer ring after that.
 */
final class SimplifiedOutline {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    /** Corners of a region; what has more is noise, and would take seconds. It keeps its exact outline. */
    private static final int MOST_POINTS = 10_000;

    private SimplifiedOutline() {}

    /**
     * One closed ring for each part, its first point repeated.
     *
     * @param boundaries of a region
     * @param tolerancePixels how far a ring may run from the exact one
     * @return nothing if no valid outline is left, or there are too many points
     */
    static Optional<List<Coordinate[]>> of(Rings boundaries, double tolerancePixels) {
        if (points(boundaries) > MOST_POINTS) {
            return Optional.empty();
        }
        Geometry exact = GEOMETRY.createMultiPolygon(polygons(boundaries));
        Geometry simple = TopologyPreservingSimplifier.simplify(exact, tolerancePixels);
        if (!simple.isValid() || simple.getNumGeometries() != exact.getNumGeometries()) {
            return Optional.empty();
        }
        List<Coordinate[]> rings = new ArrayList<>();
        for (int i = 0; i < simple.getNumGeometries(); i++) {
            if (!(simple.getGeometryN(i) instanceof Polygon polygon) || polygon.isEmpty()) {
                return Optional.empty();
            }
            rings.add(PolygonHoleJoiner.join(polygon));
        }
        return Optional.of(rings);
    }

    private static int points(Rings boundaries) {
        int points = 0;
        for (int ring = 0; ring < boundaries.count(); ring++) {
            points += boundaries.size(ring);
        }
        return points;
    }

    /** Of each part its outer ring and its holes. */
    private static Polygon[] polygons(Rings boundaries) {
        List<LinearRing> shells = new ArrayList<>();
        List<List<LinearRing>> holes = new ArrayList<>();
        for (int ring = 0; ring < boundaries.count(); ring++) {
            while (holes.size() <= boundaries.part(ring)) {
                shells.add(null);
                holes.add(new ArrayList<>());
            }
            if (boundaries.isHole(ring)) {
                holes.get(boundaries.part(ring)).add(linear(boundaries, ring));
            } else {
                shells.set(boundaries.part(ring), linear(boundaries, ring));
            }
        }
        Polygon[] polygons = new Polygon[shells.size()];
        for (int part = 0; part < polygons.length; part++) {
            polygons[part] =
                    GEOMETRY.createPolygon(shells.get(part), holes.get(part).toArray(LinearRing[]::new));
        }
        return polygons;
    }

    private static LinearRing linear(Rings boundaries, int ring) {
        int size = boundaries.size(ring);
        Coordinate[] points = new Coordinate[size + 1];
        for (int i = 0; i < size; i++) {
            points[i] = new Coordinate(boundaries.x(ring, i), boundaries.y(ring, i));
        }
        points[size] = points[0].copy();
        return GEOMETRY.createLinearRing(points);
    }
}
