package dev.roadmask.cli;

import dev.roadmask.mask.Measure;
import dev.roadmask.mask.Shape;
import dev.roadmask.mask.Zones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Zones as a JSON file: {@code {"roi": [SHAPE, ...], "ignore": [SHAPE, ...]}}, where a shape is {@code {"rectangle": [X,
 * Y, WIDTH, HEIGHT]}} or {@code {"polygon": [[X, Y], ...]}}, and a number is one of pixels, or a text such as {@code
 * "15%"}.
 */
final class ZonesFile {
    private static final String ROI = "roi";
    private static final String IGNORE = "ignore";
    private static final String RECTANGLE = "rectangle";
    private static final String POLYGON = "polygon";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;

    private ZonesFile(Path file) {
        this.file = file;
    }

    /**
     * Reads one.
     *
     * @throws UsageException saying where it is not what it should be
     */
    static Zones read(Path file) throws UsageException {
        return new ZonesFile(file).zones(tree(file));
    }

    private static JsonNode tree(Path file) throws UsageException {
        try {
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw new UsageException("cannot read zones from %s: no such file".formatted(file));
        } catch (IOException failure) {
            throw new UsageException("cannot read zones from %s: %s".formatted(file, failure.getMessage()));
        } catch (JacksonException wrong) {
            String why = wrong.getOriginalMessage()
                    .lines()
                    .findFirst()
                    .orElse("no JSON")
                    .replaceAll(" *\\(start marker at .*", "");
            throw new UsageException("cannot read zones from %s: line %d, column %d: %s"
                    .formatted(
                            file,
                            wrong.getLocation().getLineNr(),
                            wrong.getLocation().getColumnNr(),
                            why));
        }
    }

    private Zones zones(JsonNode tree) throws UsageException {
        require(tree.isObject(), "it", "be an object with roi, ignore or both");
        requireKeys(tree, "it", Set.of(ROI, IGNORE));
        return new Zones(shapes(tree, ROI), shapes(tree, IGNORE));
    }

    private List<Shape> shapes(JsonNode tree, String role) throws UsageException {
        List<Shape> shapes = new ArrayList<>();
        if (tree.has(role)) {
            require(tree.get(role).isArray(), role, "be a list of shapes");
            for (JsonNode shape : tree.get(role)) {
                shapes.add(shape(shape, role + "[" + shapes.size() + "]"));
            }
        }
        return shapes;
    }

    private Shape shape(JsonNode node, String where) throws UsageException {
        require(
                node.isObject() && node.size() == 1 && (node.has(RECTANGLE) || node.has(POLYGON)),
                where,
                "be {\"rectangle\": [...]} or {\"polygon\": [...]}");
        try {
            return node.has(RECTANGLE)
                    ? rectangle(node.get(RECTANGLE), where + "." + RECTANGLE)
                    : polygon(node.get(POLYGON), where + "." + POLYGON);
        } catch (IllegalArgumentException noShape) {
            throw new UsageException("zones of %s: %s: %s".formatted(file, where, noShape.getMessage()));
        }
    }

    private Shape rectangle(JsonNode node, String where) throws UsageException {
        require(node.isArray() && node.size() == 4, where, "be four numbers: X, Y, WIDTH, HEIGHT");
        List<Measure> four = measures(node, where);
        return new Shape.Rectangle(four.get(0), four.get(1), four.get(2), four.get(3));
    }

    private Shape polygon(JsonNode node, String where) throws UsageException {
        require(node.isArray() && node.size() >= 3, where, "be three corners or more");
        List<Shape.Corner> corners = new ArrayList<>();
        for (JsonNode corner : node) {
            String which = where + "[" + corners.size() + "]";
            require(corner.isArray() && corner.size() == 2, which, "be two numbers: X, Y");
            List<Measure> two = measures(corner, which);
            corners.add(new Shape.Corner(two.get(0), two.get(1)));
        }
        return new Shape.Polygon(corners);
    }

    private List<Measure> measures(JsonNode nodes, String where) throws UsageException {
        List<Measure> measures = new ArrayList<>();
        for (JsonNode node : nodes) {
            String which = where + "[" + measures.size() + "]";
            require(node.isNumber() || node.isString(), which, "be a number of pixels or a text such as \"15%\"");
            measures.add(node.isNumber() ? Measure.pixels(node.asDouble()) : Measure.parse(node.asString()));
        }
        return measures;
    }

    private void requireKeys(JsonNode object, String where, Set<String> known) throws UsageException {
        for (String key : object.propertyNames()) {
            require(known.contains(key), where, "have no '" + key + "', but roi, ignore or both");
        }
    }

    private void require(boolean holds, String where, String what) throws UsageException {
        if (!holds) {
            throw new UsageException("zones of %s: %s must %s".formatted(file, where, what));
        }
    }
}
