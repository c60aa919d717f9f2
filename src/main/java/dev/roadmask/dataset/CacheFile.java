package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST_EXACT;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bytes of a cache: for each picture its RGB pixels and its labels, row by row without gaps; then the
 * {@link CacheIndex} as JSON, the JSON's length (8 bytes) and a mark (8 bytes) that only a whole file ends with.
 */
final class CacheFile {
    private static final long MARK = 0x524F41444D41534BL; // "ROADMASK"
    private static final int TRAILER = 16;

    private CacheFile() {}

    /** The index at the end of a file; empty if the file is absent, torn or something else. */
    static Optional<CacheIndex> index(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = channel.size() - TRAILER;
            ByteBuffer trailer = fill(channel, ByteBuffer.allocate(TRAILER), Math.max(0, end));
            long length = trailer.getLong(0);
            if (trailer.getLong(8) != MARK || length <= 0 || length > Math.min(end, Integer.MAX_VALUE)) {
                return Optional.empty();
            }
            ByteBuffer json = fill(channel, ByteBuffer.allocate((int) length), end - length);
            CacheIndex index = JsonMapper.shared().readValue(json.array(), CacheIndex.class);
            return index.bytes() == end - length ? Optional.of(index) : Optional.empty();
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** Decodes and shrinks all pictures into a file, beside its final name until it is whole. */
    static void write(Path file, CacheIndex index, List<LabelledPicture> pictures, IntConsumer progress)
            throws DatasetException, IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel, file)) {
            // Only now: until the lock is ours, another run may be writing it.
            channel.truncate(0);
            try {
                for (int i = 0; i < pictures.size(); i++) {
                    write(channel, pictures.get(i), index.entries().get(i));
                    progress.accept(i + 1);
                }
                finish(channel, index);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (DatasetException | IOException | RuntimeException e) {
                Files.deleteIfExists(unfinished);
                throw e;
            }
        }
    }

    private static FileLock lock(FileChannel channel, Path file) throws IOException, DatasetException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this program holds it: the same to the caller.
        }
        throw new DatasetException("cannot write %s: another run is writing it".formatted(file));
    }

    private static void write(FileChannel channel, LabelledPicture picture, CacheIndex.Entry entry)
            throws DatasetException, IOException {
        try (Example example = picture.read();
                Mat pixels = new Mat();
                Mat labels = new Mat();
                Size size = new Size(entry.width(), entry.height())) {
            resize(example.picture(), pixels, size, 0, 0, INTER_AREA);
            // The value at the middle of what the area covers; plain nearest takes the one at its corner.
            resize(example.labels(), labels, size, 0, 0, INTER_NEAREST_EXACT);
            drain(channel, pixels.createBuffer());
            drain(channel, labels.createBuffer());
        }
    }

    private static void finish(FileChannel channel, CacheIndex index) throws IOException {
        byte[] json = JsonMapper.shared().writeValueAsBytes(index);
        ByteBuffer end = ByteBuffer.allocate(json.length + TRAILER);
        drain(channel, end.put(json).putLong(json.length).putLong(MARK).flip());
        channel.force(true);
    }

    /** Reads one picture with its labels. */
    static Example read(Path file, CacheIndex.Entry entry) throws DatasetException {
        Mat picture = new Mat(entry.height(), entry.width(), CV_8UC3);
        Mat labels = new Mat(entry.height(), entry.width(), CV_8UC1);
        Example example = Example.of(picture, labels);
        // Opened anew each time: an interrupted reader closes its channel, and the next epoch needs one.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            fill(channel, picture.createBuffer(), entry.offset());
            fill(channel, labels.createBuffer(), entry.offset() + 3L * entry.width() * entry.height());
            return example;
        } catch (IOException e) {
            example.close();
            throw new DatasetException("cannot read the cache %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static ByteBuffer fill(FileChannel channel, ByteBuffer into, long from) throws IOException {
        long at = from;
        while (into.hasRemaining()) {
            int read = channel.read(into, at);
            if (read < 0) {
                throw new EOFException("it ends too early");
            }
            at += read;
        }
        return into;
    }

    private static void drain(FileChannel channel, ByteBuffer from) throws IOException {
        while (from.hasRemaining()) {
            channel.write(from);
        }
    }
}
