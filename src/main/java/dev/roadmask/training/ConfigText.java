package dev.roadmask.training;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A {@link TrainingConfig} as YAML: sections of keys. A text may begin with {@code preset: NAME} and then holds only what
 * differs from it. Faults are {@link IllegalArgumentException}s of one line with the place and the key.
 */
public final class ConfigText {
    private static final String BASE = "preset";
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final String origin;
    private final ObjectNode tree;

    private ConfigText(String origin, ObjectNode tree) {
        this.origin = origin;
        this.tree = tree;
    }

    /** A configuration that comes with the program. */
    public static ConfigText of(Preset preset) {
        return parse("preset " + preset, preset.yaml());
    }

    /** A configuration that somebody wrote. */
    public static ConfigText read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read configuration %s: %s"
                    .formatted(file, Files.exists(file) ? e.getMessage() : "no such file"));
        }
    }

    private static ConfigText parse(String origin, String yaml) {
        try {
            JsonNode read = MAPPER.readTree(yaml);
            if (!(read instanceof ObjectNode own)) {
                throw new IllegalArgumentException("%s is no configuration: it has no sections".formatted(origin));
            }
            JsonNode base = own.remove(BASE);
            if (base == null) {
                return new ConfigText(origin, own);
            }
            ObjectNode whole = of(Preset.named(base.asString())).tree;
            merge(whole, own);
            return new ConfigText(origin, whole);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("%s is no YAML: %s".formatted(origin, firstLine(e)));
        }
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        for (Map.Entry<String, JsonNode> entry : from.properties()) {
            boolean both = into.get(entry.getKey()) instanceof ObjectNode && entry.getValue() instanceof ObjectNode;
            if (both) {
                merge((ObjectNode) into.get(entry.getKey()), (ObjectNode) entry.getValue());
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        }
    }

    /**
     * The same with one key changed.
     *
     * @param key with its section: {@code network.dropout}
     * @param value as the file would have it
     */
    public ConfigText with(String key, String value) {
        ObjectNode changed = tree.deepCopy();
        String[] path = key.split("\\.");
        ObjectNode section = changed;
        for (int i = 0; i < path.length - 1; i++) {
            if (!(section.get(path[i]) instanceof ObjectNode deeper)) {
                throw new IllegalArgumentException("%s: there is no section %s".formatted(key, path[i]));
            }
            section = deeper;
        }
        section.set(path[path.length - 1], MAPPER.readTree(value));
        return new ConfigText(origin, changed);
    }

    /** The configuration, checked. */
    public TrainingConfig toConfig() {
        try {
            return MAPPER.treeToValue(tree, TrainingConfig.class);
        } catch (DatabindException e) {
            throw new IllegalArgumentException("%s: %s".formatted(origin, fault(e)), e);
        }
    }

    private static String fault(DatabindException failure) {
        String key = failure.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .collect(Collectors.joining("."));
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return "unknown key %s; known there: %s"
                    .formatted(
                            key,
                            unknown.getKnownPropertyIds().stream()
                                    .map(Object::toString)
                                    .collect(Collectors.joining(", ")));
        }
        if (failure.getCause() instanceof IllegalArgumentException refused) {
            return refused.getMessage();
        }
        return "%s: %s"
                .formatted(key, failure.getOriginalMessage().lines().findFirst().orElse("not usable"));
    }

    private static String firstLine(JacksonException failure) {
        return failure.getOriginalMessage().lines().findFirst().orElse("");
    }

    /** Every key of a configuration with a comment, in a form that {@link #read} takes. */
    public static String write(TrainingConfig config) {
        StringBuilder text = new StringBuilder();
        for (RecordComponent component : TrainingConfig.class.getRecordComponents()) {
            Object value = value(component, config);
            if (value instanceof Record section) {
                text.append(component.getName()).append(":\n");
                for (RecordComponent key : section.getClass().getRecordComponents()) {
                    line(text, "  ", key, value(key, section));
                }
            } else {
                line(text, "", component, value);
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String indent, RecordComponent key, Object value) {
        String setting = "%s%s: %s".formatted(indent, key.getName(), value);
        String comment =
                key.getAccessor().getAnnotation(JsonPropertyDescription.class).value();
        text.append("%-28s # %s%n".formatted(setting, comment));
    }

    private static Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
