package dev.roadmask.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads the metadata of a model file into a {@link ModelCard}, or says which key is missing or makes no sense. */
final class CardReader {
    private final ModelFile file;
    private final Map<String, String> metadata;

    private CardReader(ModelFile file, Map<String, String> metadata) {
        this.file = file;
        this.metadata = metadata;
    }

    static ModelCard read(ModelFile file, Map<String, String> metadata) throws ModelException {
        return new CardReader(file, metadata).card();
    }

    private ModelCard card() throws ModelException {
        checkSchema();
        List<String> classes = Arrays.stream(text("roadmask.classes").split(",", -1))
                .map(String::strip)
                .toList();
        double threshold = decimal("roadmask.threshold");
        int pixels = integer("roadmask.pixels");
        int stride = integer("roadmask.stride");
        String training = text("roadmask.training");
        try {
            return new ModelCard(
                    file.file(),
                    file.content().length,
                    file.sha256(),
                    ModelCard.SCHEMA,
                    classes,
                    threshold,
                    pixels,
                    stride,
                    training);
        } catch (IllegalArgumentException e) {
            throw file.refusal("its metadata makes no sense: " + e.getMessage());
        }
    }

    private void checkSchema() throws ModelException {
        String schema = metadata.get("roadmask.schema");
        if (schema == null) {
            throw file.refusal("no roadmask.schema: not a Roadmask model. Export one with `roadmask export`");
        }
        if (!schema.strip().equals(Integer.toString(ModelCard.SCHEMA))) {
            throw file.refusal("it is of schema " + schema + ", this program reads schema " + ModelCard.SCHEMA
                    + ". Export it again with this program");
        }
    }

    private String text(String key) throws ModelException {
        String value = metadata.get(key);
        if (value == null || value.isBlank()) {
            throw file.refusal("no " + key + " in its metadata. Export it again with `roadmask export`");
        }
        return value.strip();
    }

    private double decimal(String key) throws ModelException {
        String value = text(key);
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw file.refusal(key + " is not a number: " + key + "=" + value);
        }
    }

    private int integer(String key) throws ModelException {
        String value = text(key);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw file.refusal(key + " is not a whole number: " + key + "=" + value);
        }
    }
}
