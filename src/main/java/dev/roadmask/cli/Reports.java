package dev.roadmask.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON files that commands leave: whole or not at all. */
final class Reports {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Reports() {}

    /** Refuses, before any work is done, what could not be written after it. */
    static void requireWritable(Optional<Path> file, boolean overwrite) throws UsageException {
        if (file.isEmpty()) {
            return;
        }
        Path folder = file.get().toAbsolutePath().getParent();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new UsageException("cannot write %s: %s is not a writable folder".formatted(file.get(), folder));
        }
        if (Files.exists(file.get()) && !overwrite) {
            throw new UsageException("%s exists: add --overwrite to replace it".formatted(file.get()));
        }
    }

    /** Whether a file is a report that {@code segment} left. */
    static boolean isReport(Path file) {
        try {
            JsonNode report = MAPPER.readTree(Files.readAllBytes(file));
            return report.has("stages") || report.has("totals");
        } catch (IOException | JacksonException no) {
            return false;
        }
    }

    /** JSON has no infinity and no NaN: null instead. */
    static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static void write(Path file, Object report) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        // No channel: a pending interrupt, which ends a run in order, would close it.
        try (FileOutputStream content = new FileOutputStream(unfinished.toFile())) {
            String json = MAPPER.writeValueAsString(report) + System.lineSeparator();
            content.write(json.getBytes(StandardCharsets.UTF_8));
            content.getFD().sync(); // A record of a run has to outlive a power cut as its part does.
        }
        Files.move(unfinished, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
