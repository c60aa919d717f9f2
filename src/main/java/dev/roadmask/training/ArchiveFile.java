package dev.roadmask.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.ArchiveWriter;

/**
 * Takes the bytes of a libtorch archive into a file. libtorch's own writer aborts the whole process on a full disk, so it
 * is told that all went well, and {@link #finish} throws what went wrong.
 */
final class ArchiveFile extends ArchiveWriter {
    private final FileChannel channel;
    private IOException failure;

    ArchiveFile(Path file) throws IOException {
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /** Called by libtorch; {@code data} is valid during the call. */
    @Override
    public long call(Pointer data, long size) {
        if (failure == null) {
            try {
                write(new BytePointer(data).capacity(size).asByteBuffer());
            } catch (IOException e) {
                failure = e;
            }
        }
        return size;
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Puts everything on the disk and closes the file. */
    void finish() throws IOException {
        try (FileChannel closed = channel) {
            if (failure != null) {
                throw failure;
            }
            closed.force(true);
        }
    }
}
