package dev.roadmask.dataset;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Which picture of a data set serves for what.
 *
 * @param entries all pictures of the set, each once
 */
public record Split(List<Entry> entries) {
    /** What a picture serves for. */
    public enum Part {
        /** Learnt from. */
        TRAIN,
        /** Scored after each epoch. */
        VAL,
        /** Neither: too close in time to a picture of the other part. */
        GUARD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One picture.
     *
     * @param picture its path within the data set's folder, with slashes
     * @param part what it serves for
     */
    public record Entry(String picture, Part part) {}

    /** Copies the list. */
    public Split {
        entries = List.copyOf(entries);
    }

    /** The name of a picture in a split of a folder. */
    static Entry entry(Path folder, LabelledPicture picture, Part part) {
        return new Entry(folder.relativize(picture.picture()).toString().replace('\\', '/'), part);
    }

    /** Pictures of a part. */
    public int count(Part part) {
        return (int) entries.stream().filter(entry -> entry.part() == part).count();
    }

    /** SHA-256 over a line {@code picture,part} for each entry, in 64 hexadecimal digits: the same split, the same hash. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Entry entry : entries) {
                digest.update("%s,%s\n".formatted(entry.picture(), entry.part()).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Writes {@code picture,part} as CSV with a header, whole or not at all; an existing file is replaced. */
    public void write(Path file) throws DatasetException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (CsvWriter table =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(unfinished)) {
                table.writeRecord("picture", "part");
                entries.forEach(
                        entry -> table.writeRecord(entry.picture(), entry.part().toString()));
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException("cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
