package dev.roadmask.output;

import dev.roadmask.output.OutputException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON beside a film's outputs that says what made each. Later runs over the same film add theirs.
 *
 * @param file JSON
 * @param older what earlier runs over the same film made: an entry for each output, with what made it
 */
record Sidecar(Path file, List<Map<String, Object>> older) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String SOURCE = "sourceSha256";
    private static final String OUTPUTS = "outputs";
    private static final String FILE = "file";
    /** What may differ from run to run: an output of an earlier one says it for itself. */
    private static final List<String> MADE_BY = List.of("program", "model", "modelSha256", "settings");

    Sidecar {
        older = List.copyOf(older);
    }

    /**
     * Reads what is there.
     *
     * @throws OutputException if it is another film's, or no sidecar at all, and may not be replaced
     */
    static Sidecar read(Path file, Provenance provenance, boolean overwrite) throws OutputException {
        if (!Files.exists(file)) {
            return new Sidecar(file, List.of());
        }
        try {
            Map<String, Object> there = JSON.readValue(Files.readAllBytes(file), OBJECT);
            if (provenance.sourceSha256().equals(there.get(SOURCE))) {
                return new Sidecar(file, entries(there));
            }
        } catch (IOException | JacksonException notOurs) {
            // Then it is somebody else's.
        }
        if (!overwrite) {
            throw new OutputException(
                    Kind.EXISTS,
                    "cannot write " + file + ": it tells of another film of that name, or is damaged. Write into"
                            + " another folder, or allow it to be replaced (--overwrite)",
                    null);
        }
        return new Sidecar(file, List.of());
    }

    private static List<Map<String, Object>> entries(Map<String, Object> there) {
        List<Map<String, Object>> entries = new ArrayList<>();
        if (there.get(OUTPUTS) instanceof List<?> list) {
            for (Object each : list) {
                Map<String, Object> entry = new LinkedHashMap<>(JSON.convertValue(each, OBJECT));
                MADE_BY.forEach(fact -> entry.putIfAbsent(fact, there.get(fact)));
                entries.add(entry);
            }
        }
        return entries;
    }

    /**
     * The new content.
     *
     * @param made kind of each output of this run, by its path
     */
    byte[] with(Map<Path, String> made, Provenance provenance) {
        Map<String, Object> json = provenance.json();
        Map<String, Map<String, Object>> outputs = new LinkedHashMap<>();
        older.forEach(entry -> outputs.put(String.valueOf(entry.get(FILE)), differing(entry, json)));
        made.forEach((path, kind) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(FILE, seenFromHere(path));
            entry.put("kind", kind);
            outputs.put(seenFromHere(path), entry);
        });
        json.put(OUTPUTS, new ArrayList<>(outputs.values()));
        return JSON.writeValueAsBytes(json);
    }

    /** What was made by the same as this run need not say it again. */
    private static Map<String, Object> differing(Map<String, Object> entry, Map<String, Object> now) {
        Map<String, Object> rest = new LinkedHashMap<>(entry);
        JsonNode same = JSON.valueToTree(now);
        if (MADE_BY.stream().allMatch(fact -> same.path(fact).equals(JSON.valueToTree(entry.get(fact))))) {
            rest.keySet().removeAll(MADE_BY);
        }
        return rest;
    }

    /** So that the folder of all of them may be moved. */
    private String seenFromHere(Path output) {
        Path here = file.toAbsolutePath().normalize().getParent();
        Path there = output.toAbsolutePath().normalize();
        Path seen = there.startsWith(here) ? here.relativize(there) : there;
        return seen.toString().replace(seen.getFileSystem().getSeparator(), "/");
    }
}
