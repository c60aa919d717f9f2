package dev.roadmask.video;

import dev.roadmask.video.VideoException.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.bytedeco.javacpp.BytePointer;

/**
 * The file that an output grows in, on its way to its final name. Where an older part is continued, the new one grows
 * beside it and takes its place once it holds as much; so at each moment there is one part with all that was done.
 * FFmpeg writes into it; this class sees to where it lies and that it lies on the disk.
 */
class PartFile implements AutoCloseable {
    private final OutputFile target;
    private Path path;
    private boolean besideOlder;
    private RandomAccessFile onDisk;
    private Object identity;

    /**
     * @param besideOlder whether there is an older part, which stays until {@link #replaceOlder}
     */
    PartFile(OutputFile target, boolean besideOlder) {
        this.target = target;
        this.besideOlder = besideOlder;
        this.path = besideOlder ? beside(target) : target.part();
    }

    private static Path beside(OutputFile target) {
        return target.part().resolveSibling(target.part().getFileName() + ".new");
    }

    /** What FFmpeg is to open; the caller closes it. */
    BytePointer url() {
        return MediaInput.url(path);
    }

    /** What it is on the way to. */
    OutputFile target() {
        return target;
    }

    /** Takes away what lies in its place: another run may be writing into that, and is to notice. */
    void makeRoom() {
        OutputFile.discard(beside(target));
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            OutputFile.discard(path);
        }
    }

    /** Remembers the file that has been made under its name. */
    void begun() throws VideoException {
        identity = identityNow();
    }

    /**
     * Makes sure that what lies under its name is still the file that FFmpeg writes.
     *
     * @throws VideoException of kind OUTPUT if it was taken away under our hands, or another took its place
     */
    void requireOurs() throws VideoException {
        if (!Objects.equals(identity, identityNow())) {
            throw OutputFile.cannotWrite(path, "another file lies there now. Is another run at work on it?");
        }
    }

    private Object identityNow() throws VideoException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            throw OutputFile.cannotWrite(path, "it is gone. Was its folder removed or renamed?");
        }
    }

    /** Where it is now. */
    Path path() {
        return path;
    }

    /**
     * Brings what was written to the disk, past all caches.
     *
     * @throws VideoException of kind OUTPUT if that fails, or as {@link #requireOurs} does
     */
    void force() throws VideoException {
        requireOurs();
        try {
            if (onDisk == null) {
                // No channel: an interrupt, which ends a run in order, would close it.
                onDisk = new RandomAccessFile(path.toFile(), "rw");
            }
            // A device has nothing to be brought to.
            if (Files.isRegularFile(path)) {
                onDisk.getFD().sync();
            }
        } catch (IOException failure) {
            throw new VideoException(Kind.OUTPUT, "cannot write " + path + ": " + failure.getMessage(), failure);
        }
    }

    /** Takes the place of the older part; what FFmpeg writes goes on into the same file. */
    void replaceOlder() throws VideoException {
        move(target.part());
        besideOlder = false;
    }

    /** Gives the finished file its final name. */
    void publish() throws VideoException {
        target.requireFree();
        move(target.file());
        forceFolder();
    }

    /** Removes it if it is still ours; an older part stays. */
    void discard() {
        try {
            requireOurs();
            OutputFile.discard(path);
        } catch (VideoException notOurs) {
            // What another run has put there is not ours to remove.
        }
    }

    /** Whether an older part is still there. */
    boolean isBesideOlder() {
        return besideOlder;
    }

    private void move(Path destination) throws VideoException {
        requireOurs();
        try {
            Files.move(path, destination, StandardCopyOption.REPLACE_EXISTING);
            path = destination;
        } catch (IOException failure) {
            throw new VideoException(
                    Kind.OUTPUT, "cannot rename " + path + " to " + destination + ": " + failure.getMessage(), failure);
        }
    }

    /** A name is on the disk when its folder is; systems that cannot do that for a folder do it by themselves. */
    private void forceFolder() {
        try (FileChannel folder =
                FileChannel.open(target.file().toAbsolutePath().getParent())) {
            folder.force(true);
        } catch (IOException notPossibleHere) {
            // The file itself is safe under one of its names.
        }
    }

    @Override
    public void close() {
        try {
            if (onDisk != null) {
                onDisk.close();
            }
        } catch (IOException nothingWasWrittenThroughIt) {
            // It only ever forced what others wrote.
        }
    }
}
