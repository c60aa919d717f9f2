package dev.roadmask.output;

import dev.roadmask.output.OutputException.Kind;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that is filled as FOLDER.part, and gets its name when everything is whole. Closed before that, it stays as
 * FOLDER.part if there is anything in it. An older one is replaced, where that is allowed, if all in it is of our making
 * by its names; a user's other files are never removed.
 *
 * <p>One thread at a time.
 */
final class GrowingFolder implements AutoCloseable {
    private final Path folder;
    private final Path part;
    private final Pattern ours;
    private final boolean overwrite;
    private final Set<Path> subfolders = new HashSet<>();
    private boolean closed;

    private GrowingFolder(Path folder, Pattern ours, boolean overwrite) {
        this.folder = folder;
        this.ours = ours;
        this.overwrite = overwrite;
        part = part(folder);
    }

    /**
     * Makes FOLDER.part.
     *
     * @param folder its final name; one that is there and empty is taken for one that is not there
     * @param ours what the files in it are called, seen from the folder: {@code labels/[0-9]+[.]txt}
     * @param overwrite whether an existing folder, or a part that an earlier run left, may be replaced
     * @throws OutputException if one is there and may not be replaced, or cannot be written
     */
    static GrowingFolder create(Path folder, Pattern ours, boolean overwrite) throws OutputException {
        GrowingFolder growing = new GrowingFolder(resolved(folder), ours, overwrite);
        GrowingFile.requireFolder(growing.folder);
        growing.requireFree();
        growing.makePart();
        return growing;
    }

    /** A link to a folder stays one: it is its target that is filled. */
    private static Path resolved(Path folder) throws OutputException {
        try {
            return Files.isDirectory(folder)
                    ? folder.toRealPath()
                    : folder.toAbsolutePath().normalize();
        } catch (IOException failure) {
            throw GrowingFile.unwritable(folder, failure);
        }
    }

    /** The name that a folder grows under. */
    static Path part(Path folder) {
        return GrowingFile.part(folder.toAbsolutePath().normalize());
    }

    private void requireFree() throws OutputException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            requireReplaceable(
                    folder,
                    "it exists already, and is not empty. Allow it to be replaced (--overwrite), or choose"
                            + " another name");
        }
    }

    private void makePart() throws OutputException {
        if (Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
            requireReplaceable(
                    part,
                    part + " is there, left by a run that was cut short. Begin again (--overwrite), or take it away");
            remove(part);
        }
        try {
            Files.createDirectory(part);
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /** Only what is empty, or may be replaced and is all ours. */
    private void requireReplaceable(Path existing, String otherwise) throws OutputException {
        if (!Files.isDirectory(existing)) {
            throw exists(existing + " is a file. Choose another name");
        }
        List<Path> first = firstTwo(existing);
        if (first.size() > 1 && !overwrite) {
            throw exists(otherwise);
        }
        try (Stream<Path> all = Files.walk(existing)) {
            Iterator<Path> each = all.skip(1).iterator();
            while (each.hasNext()) {
                requireOurs(existing, each.next());
            }
        } catch (IOException | UncheckedIOException failure) {
            throw unwritable(failure);
        }
    }

    /** The folder itself and, if it is not empty, something in it. */
    private List<Path> firstTwo(Path existing) throws OutputException {
        try (Stream<Path> all = Files.walk(existing, 1)) {
            return all.limit(2).toList();
        } catch (IOException | UncheckedIOException failure) {
            throw unwritable(failure);
        }
    }

    private void requireOurs(Path root, Path item) throws OutputException {
        boolean isOurs = Files.isDirectory(item, LinkOption.NOFOLLOW_LINKS)
                ? firstTwo(item).size() > 1
                : Files.isRegularFile(item, LinkOption.NOFOLLOW_LINKS)
                        && ours.matcher(nameIn(root, item)).matches();
        if (!isOurs) {
            throw exists("it is not replaced, since there is something else in it: " + item + ". Choose another name");
        }
    }

    private static String nameIn(Path root, Path item) {
        return root.relativize(item).toString().replace(item.getFileSystem().getSeparator(), "/");
    }

    private void remove(Path existing) throws OutputException {
        try (Stream<Path> all = Files.walk(existing)) {
            for (Path item : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(item);
            }
        } catch (IOException | UncheckedIOException failure) {
            throw unwritable(failure);
        }
    }

    /** The final name, absolute. */
    Path folder() {
        return folder;
    }

    /** Writes a file; a subfolder in its name, {@code labels/1.txt}, is made. */
    void write(String name, byte[] bytes) throws OutputException {
        write(name, bytes, 0, bytes.length);
    }

    /** The same for some of the bytes. */
    void write(String name, byte[] bytes, int from, int length) throws OutputException {
        Path file = part.resolve(name);
        try {
            if (subfolders.add(file.getParent())) {
                Files.createDirectories(file.getParent());
            }
            // No channel: an interrupt, which ends a run in order, would close it.
            try (OutputStream stream = new FileOutputStream(file.toFile())) {
                stream.write(bytes, from, length);
            }
        } catch (IOException failure) {
            discard(file);
            throw GrowingFile.unwritable(file, failure);
        }
    }

    /** A file that is torn is none of the part. */
    private static void discard(Path torn) {
        try {
            Files.deleteIfExists(torn);
        } catch (IOException leftBehind) {
            // There is an error under way already.
        }
    }

    /** Brings the files' names to the disk; what is in them the system brings there in its own time. */
    void complete() {
        for (Path each : subfolders) {
            force(each);
        }
        force(part);
    }

    /** Systems that cannot do that for a folder do it by themselves. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        } catch (IOException notPossibleHere) {
            // The files are there under one of the folder's names.
        }
    }

    /** Gives the complete folder its name. */
    void publish() throws OutputException {
        requireFree();
        if (Files.isDirectory(folder)) {
            remove(folder);
        }
        try {
            Files.move(part, folder, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw unwritable(failure);
        }
        force(folder.getParent());
    }

    /** What was written stays as FOLDER.part; an empty one is removed. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (Files.isDirectory(part) && firstTwo(part).size() == 1) {
                Files.delete(part);
            }
        } catch (IOException | OutputException leftBehind) {
            // What cannot be removed harms nobody.
        }
    }

    private OutputException exists(String why) {
        return new OutputException(Kind.EXISTS, "cannot write " + folder + ": " + why, null);
    }

    private OutputException unwritable(Exception failure) {
        IOException cause =
                failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) failure;
        return GrowingFile.unwritable(folder, cause);
    }
}
