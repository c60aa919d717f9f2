package dev.roadmask.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * A data set decoded and shrunk on disk, so that no picture is decoded twice: a file of raw RGB pixels and label values,
 * four bytes a pixel.
 *
 * <p>Each picture is stretched to the cache's size, without keeping its aspect, exactly as training stretches it to the
 * network's; a side that is smaller stays as it is, for nothing is enlarged. Pixels are averaged, of the labels the
 * middle one is taken. What a cache at the training size can't give is the detail that an augmentation would find when
 * it enlarges, and validation is scored at the cache's size instead of the labels' own.
 *
 * <p>The file's name has a hash over the data set (paths, sizes and times of change of pictures and masks, boxes) and
 * the size, so that a changed set gets a new file and is never read from an old one. The old file stays, since another
 * run may be reading it: {@link #leftovers} names it. Immutable; used by any thread.
 */
public final class PictureCache {
    private static final String ENDING = ".cache";

    private final Dataset dataset;
    private final Path folder;
    private final CacheIndex index;
    private final String family;
    private final Path file;

    private PictureCache(Dataset dataset, Path folder, CacheIndex index, String family) {
        this.dataset = dataset;
        this.folder = folder;
        this.index = index;
        this.family = family;
        // Once: the key is a hash over the whole index.
        this.file =
                folder.resolve("%s%dx%d-%s%s".formatted(family, index.width(), index.height(), index.key(), ENDING));
    }

    /**
     * Plans the cache of a data set: reads the headers of its pictures and writes nothing.
     *
     * @param part distinguishes the parts of one set, as {@code train}
     * @param folder of caches; made when one is built
     * @param width most pixels in a row
     * @param height most rows
     */
    public static PictureCache plan(Dataset dataset, String part, Path folder, int width, int height)
            throws DatasetException {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a cache needs a size: width=%d height=%d".formatted(width, height));
        }
        String name = dataset.name().replaceAll("[^\\p{Alnum}._-]", "_");
        String place =
                CacheIndex.sha256(dataset.folder().toAbsolutePath().normalize().toString());
        String family = "%s-%s-%s-".formatted(name, part, place.substring(0, 8));
        return new PictureCache(dataset, folder, CacheIndex.of(dataset, width, height), family);
    }

    /** The file, built or not. */
    public Path file() {
        return file;
    }

    /** Pictures in it. */
    public int pictures() {
        return index.entries().size();
    }

    /** Bytes that the pixels take. */
    public long bytes() {
        return index.bytes();
    }

    /** Whether the file is there, whole, and of this very data set. */
    public boolean isBuilt() {
        return CacheFile.index(file).filter(index::equals).isPresent();
    }

    /** Other caches of this part of the data set: of another size, or from before it changed. */
    public List<Path> leftovers() throws DatasetException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(other -> {
                        String name = other.getFileName().toString();
                        return name.startsWith(family) && name.endsWith(ENDING) && !other.equals(file);
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DatasetException("cannot list %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** One line for people: {@code 9423 pictures at 640x400, 9.6 GB in DIR}. */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "%d pictures at %dx%d, %s in %s",
                pictures(),
                index.width(),
                index.height(),
                size(bytes()),
                folder);
    }

    /**
     * The data set out of the cache, which is built first if it isn't there. A build that is broken off leaves nothing
     * that could be taken for a cache.
     *
     * @param progress told the number of pictures written, if any are
     */
    public Dataset open(IntConsumer progress) throws DatasetException {
        if (!isBuilt()) {
            build(progress);
        }
        List<LabelledPicture> cached = new ArrayList<>(pictures());
        for (int i = 0; i < pictures(); i++) {
            Path picture = dataset.pictures().get(i).picture();
            cached.add(new CachedPicture(picture, file, index.entries().get(i)));
        }
        return dataset.with(cached);
    }

    private void build(IntConsumer progress) throws DatasetException {
        try {
            Files.createDirectories(folder);
            requireSpace(Files.getFileStore(folder).getUsableSpace());
            CacheFile.write(file, index, dataset.pictures(), progress);
        } catch (IOException e) {
            throw new DatasetException("cannot write the cache %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    void requireSpace(long free) throws DatasetException {
        if (free < bytes()) {
            throw new DatasetException("cannot write the cache %s: it needs %s, but only %s are free there"
                    .formatted(file, size(bytes()), size(free)));
        }
    }

    private static String size(long bytes) {
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
