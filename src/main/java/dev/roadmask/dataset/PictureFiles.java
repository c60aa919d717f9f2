package dev.roadmask.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which files of a folder are pictures. */
final class PictureFiles {
    /** Lower-case endings of the pictures that can be decoded. */
    static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "bmp", "webp");

    private PictureFiles() {}

    /** The pictures of a folder by their file names, in the order of these; sub-folders are not looked into. */
    static Map<String, Path> list(Path folder) throws DatasetException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            list.filter(file -> ENDINGS.contains(ending(file)))
                    .forEach(file -> files.put(file.getFileName().toString(), file));
        } catch (IOException e) {
            throw new DatasetException("cannot list %s: %s".formatted(folder, e.getMessage()), e);
        }
        return files;
    }

    /** What follows the last dot of a file's name, in lower case. */
    static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
