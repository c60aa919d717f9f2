package dev.roadmask.output;

import dev.roadmask.output.OutputException.Kind;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is written as FILE.part, and gets its name when everything is whole. Closed before that, it stays as
 * FILE.part if there is anything in it. While it grows it is locked: no other run writes into it, and a part without a lock
 * is one that was left behind.
 *
 * <p>One thread at a time.
 */
final class GrowingFile implements AutoCloseable {
    /** {@code a/b.csv (No space left on device)}. */
    private static final Pattern SAID_OF_A_FILE = Pattern.compile(".*\\((.*)\\)");

    /** Little, so that a run that is cut short leaves nearly all of it. */
    private static final int BUFFER_BYTES = 1 << 13;

    private final Path file;
    private final boolean overwrite;
    private final RandomAccessFile bytes;
    private final OutputStream buffered;
    private boolean closed;

    private GrowingFile(Path file, boolean overwrite, RandomAccessFile bytes) {
        this.file = file;
        this.overwrite = overwrite;
        this.bytes = bytes;
        buffered = new BufferedOutputStream(new FileOutputStream(descriptor(bytes)), BUFFER_BYTES);
    }

    private static FileDescriptor descriptor(RandomAccessFile bytes) {
        try {
            return bytes.getFD();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
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
        boolean isLeft = Files.exists(part);
        try {
            RandomAccessFile bytes = new RandomAccessFile(part.toFile(), "rw");
            try {
                requireOurs(file, part, bytes, isLeft && !overwrite);
                if (bytes.length() > 0) {
                    bytes.setLength(0);
                }
                return new GrowingFile(file, overwrite, bytes);
            } catch (OutputException | IOException failure) {
                bytes.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    /** Locks a part until it is closed. No channel is used for more: an interrupt, which ends a run in order, closes those. */
    private static void requireOurs(Path file, Path part, RandomAccessFile bytes, boolean mustBeNew)
            throws OutputException, IOException {
        if (!isLocked(bytes)) {
            throw exists(file, "another run is writing it (" + part + "). Wait for its end, or choose another name");
        }
        if (mustBeNew) {
            throw exists(
                    file,
                    part + " is there, left by a run that was cut short. Begin again (--overwrite), or take it away");
        }
    }

    private static boolean isLocked(RandomAccessFile bytes) {
        try {
            return bytes.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        } catch (IOException noLocksHere) {
            return true; // A network folder without locks is written to as well.
        }
    }

    private static void requireFree(Path file, boolean overwrite) throws OutputException {
        if (Files.isDirectory(file)) {
            throw exists(file, "is a folder. Name a file in it");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw exists(file, "is no ordinary file. A table or mask video goes to standard output as -");
        }
        if (!overwrite && Files.exists(file)) {
            throw exists(file, "it exists already. Allow it to be replaced (--overwrite), or choose another name");
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

    static OutputException exists(Path file, String why) {
        return new OutputException(Kind.EXISTS, "cannot write " + file + ": " + why, null);
    }

    static OutputException unwritable(Path file, IOException failure) {
        return new OutputException(Kind.UNWRITABLE, "cannot write " + file + ": " + reason(failure), failure);
    }

    /** {@code No such file or directory}: what the system says, without the path that it says again. */
    private static String reason(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        Matcher named = SAID_OF_A_FILE.matcher(message);
        return failure instanceof FileNotFoundException && named.matches() ? named.group(1) : message;
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
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    /** Gives the complete file its name, and unlocks it. */
    void publish() throws OutputException {
        requireFree(file, overwrite);
        try {
            Files.move(part(file), file, StandardCopyOption.REPLACE_EXISTING);
            bytes.close();
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
