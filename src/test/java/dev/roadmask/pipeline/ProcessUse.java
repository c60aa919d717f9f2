package dev.roadmask.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;

/**
 * What this process holds now, as Linux tells it.
 *
 * @param residentKib memory of all kinds that is in use
 * @param countedKib native memory that JavaCPP has counted as ours
 * @param files open file descriptors
 * @param threads of Java and of libraries
 */
record ProcessUse(long residentKib, long countedKib, int files, int threads) {
    private static final Path SELF = Path.of("/proc/self");

    static boolean isTold() {
        return Files.isDirectory(SELF.resolve("fd"));
    }

    static ProcessUse now() {
        return new ProcessUse(
                Pointer.physicalBytes() >> 10, Pointer.totalBytes() >> 10, entries("fd"), entries("task"));
    }

    private static int entries(String folder) {
        try (Stream<Path> entries = Files.list(SELF.resolve(folder))) {
            return (int) entries.count();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** A line of a table. */
    String row(long frames) {
        return String.format(
                Locale.ROOT,
                "| %d | %.1f | %.1f | %d | %d |",
                frames,
                residentKib / 1024.0,
                countedKib / 1024.0,
                files,
                threads);
    }

    /** Reads {@link #row} back. */
    static ProcessUse of(String row) {
        String[] cells = row.split("[| ]+");
        return new ProcessUse(
                Math.round(Double.parseDouble(cells[2]) * 1024),
                Math.round(Double.parseDouble(cells[3]) * 1024),
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5]));
    }
}
