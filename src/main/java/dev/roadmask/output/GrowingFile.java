package dev.roadmask.output;

import dev.roadmask.output.OutputException.Kind;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is written as FILE.part, and gets its name when everything is whole. Closed before that, it stays as
 * FILE.part if there is anything in it.
 *
 * <p>One thread at a time.
 */
final class GrowingFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final boolean overwrite;
    private final FileOutputStream bytes;
    private final OutputStream buffered;
    private boolean closed;

    private GrowingFile(Path file, boolean overwrite, FileOutputStream bytes) {
        this.file = file;
        this.overwrite = overwrite;
        this.bytes = bytes;
        buffered = new BufferedOutputStream(bytes, BUFFER_BYTES);
    }

    /**
     * Makes FILE.part.
     *
     * @param file its final name
     * @param overwrite whether an existing file, or a part that an earlier run left, may be replaced
     * @throws OutputException if one is there and may not be replaced, or cannot be written
     */
    static GrowingFile create(Path file, boolean overwrite) throws OutputException {
        requireFolder(file);
        requireFree(file, overwrite);
        Path part = part(file);
        if (!overwrite && Files.exists(part)) {
            throw new OutputException(
                    Kind.EXISTS,
                    "cannot write " + file + ": " + part
                            + " is there, left by a run that was cut short. Begin again (--overwrite), or take it away",
                    null);
        }
        try {
            // No channel: an interrupt, which ends a run in order, would close it.
            return new GrowingFile(file, overwrite, new FileOutputStream(part.toFile()));
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    private static void requireFree(Path file, boolean overwrite) throws OutputException {
        if (Files.isDirectory(file)) {
            throw new OutputException(Kind.EXISTS, "cannot write " + file + ": is a folder. Name a file in it", null);
        }
        if (!overwrite && Files.exists(file)) {
            throw new OutputException(
                    Kind.EXISTS,
                    "cannot write " + file
                            + ": it exists already. Allow it to be replaced (--overwrite), or choose another name",
                    null);
        }
    }

    /** What a file or folder is to lie in has to be there, and open to us. */
    static void requireFolder(Path output) throws OutputException {
        Path folder = output.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw unwritable(output, new IOException("folder " + folder + " does not exist"));
        }
        if (!Files.isWritable(folder)) {
            throw unwritable(output, new IOException("no permission to write into " + folder));
        }
    }

    /** The name that a file grows under. */
    static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    static OutputException unwritable(Path file, IOException failure) {
        return new OutputException(Kind.UNWRITABLE, "cannot write " + file + ": " + failure.getMessage(), failure);
    }

    /** The final name. */
    Path file() {
        return file;
    }

    /** Where to write, buffered; not to be closed. */
    OutputStream stream() {
        return buffered;
    }

    /** Brings everything to the disk. */
    void complete() throws OutputException {
        try {
            buffered.flush();
            bytes.getFD().sync();
            bytes.close();
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    /** Gives the complete file its name. */
    void publish() throws OutputException {
        requireFree(file, overwrite);
        try {
            Files.move(part(file), file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    /** What was written stays as FILE.part; an empty one is removed. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            buffered.flush();
        } catch (IOException full) {
            // As much of it as there is room for.
        }
        try {
            bytes.close();
            if (Files.exists(part(file)) && Files.size(part(file)) == 0) {
                Files.delete(part(file));
            }
        } catch (IOException leftBehind) {
            // What cannot be removed harms nobody.
        }
    }
}
