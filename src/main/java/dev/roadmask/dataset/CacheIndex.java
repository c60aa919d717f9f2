package dev.roadmask.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a cache file holds, as JSON at its end. Two indexes are equal if, and only if, they are of the same pictures and
 * masks, by path, size and time of change, with the same boxes, at the same size.
 *
 * @param schema of the file
 * @param width most pixels in a row of a cached picture
 * @param height most rows
 * @param entries one a picture, in the data set's order
 */
record CacheIndex(int schema, int width, int height, List<Entry> entries) {
    private static final int SCHEMA = 1;

    /**
     * One picture.
     *
     * @param picture its path
     * @param state size and time of change of its files
     * @param labels SHA-256 of its boxes; empty for masks, whose files tell
     * @param offset of its pixels in the file: RGB, then labels
     * @param width pixels in a row
     * @param height rows
     */
    record Entry(String picture, String state, String labels, long offset, int width, int height) {
        /** Pixels and labels. */
        long bytes() {
            return 4L * width * height;
        }
    }

    /** Copies the list. */
    CacheIndex {
        entries = List.copyOf(entries);
    }

    /** The index of a data set whose pictures are shrunk to a size; reads the headers of the pictures alone. */
    static CacheIndex of(Dataset dataset, int width, int height) throws DatasetException {
        List<Entry> entries = new ArrayList<>(dataset.pictures().size());
        long offset = 0;
        for (LabelledPicture picture : dataset.pictures()) {
            PictureSize size = PictureSize.read(picture.picture())
                    .orElseThrow(() -> new DatasetException("cannot read the header of " + picture.picture()));
            Entry entry = new Entry(
                    absolute(picture.picture()),
                    state(picture),
                    picture instanceof BoxedPicture boxed ? sha256(boxed.boxes().toString()) : "",
                    offset,
                    Math.min(width, size.width()),
                    Math.min(height, size.height()));
            entries.add(entry);
            offset += entry.bytes();
        }
        return new CacheIndex(SCHEMA, width, height, entries);
    }

    /** All pixels and labels. */
    long bytes() {
        return entries.stream().mapToLong(Entry::bytes).sum();
    }

    /** Tells apart the caches of one data set. */
    String key() {
        return sha256(toString()).substring(0, 16);
    }

    private static String state(LabelledPicture picture) throws DatasetException {
        String state = state(picture.picture());
        return picture instanceof MaskedPicture masked
                ? "%s %s %s".formatted(state, absolute(masked.mask()), state(masked.mask()))
                : state;
    }

    private static String state(Path file) throws DatasetException {
        try {
            return "%d %s".formatted(Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            throw new DatasetException("cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    /** In 64 hexadecimal digits. */
    static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
