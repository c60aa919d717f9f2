package dev.roadmask.video;

import dev.roadmask.video.VideoException.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file that an output grows in, on its way to its final name. Where an older part is continued, the new one grows
 * beside it and takes its place once it holds as much; so at each moment there is one part with all that was done.
 * FFmpeg writes into it; this class sees to where it lies and that it lies on the disk.
 */
final class PartFile implements AutoCloseable {
    private final OutputFile target;
    private Path path;
    private boolean besideOlder;
    private RandomAccessFile onDisk;

    /**
     * @param besideOlder whether there is an older part, which stays until {@link #replaceOlder}
     */
    PartFile(OutputFile target, boolean besideOlder) {
        this.target = target;
        this.besideOlder = besideOlder;
        this.path = besideOlder ? target.part().resolveSibling(target.part().getFileName() + ".new") : target.part();
    }

    /** Where it is now. */
    Path path() {
        return path;
    }

    /**
     * Brings what was written to the disk, past all caches.
     *
     * @throws VideoException of kind OUTPUT if that fails, or if the file was taken away under our hands
     */
    void force() throws VideoException {
        if (Files.notExists(path)) {
            throw OutputFile.cannotWrite(path, "it is gone. Was its folder removed or renamed?");
        }
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

    /** Removes it; an older part stays. */
    void discard() {
        OutputFile.discard(path);
    }

    /** Whether an older part is still there. */
    boolean isBesideOlder() {
        return besideOlder;
    }

    private void move(Path destination) throws VideoException {
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
