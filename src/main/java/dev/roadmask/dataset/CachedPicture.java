package dev.roadmask.dataset;

import java.nio.file.Path;

/**
 * A picture with its labels out of a cache, at the cache's size.
 *
 * @param picture the file that it was made of
 * @param cache the cache file
 * @param entry where in it
 */
record CachedPicture(Path picture, Path cache, CacheIndex.Entry entry) implements LabelledPicture {
    @Override
    public Example read() throws DatasetException {
        return CacheFile.read(cache, entry);
    }
}
