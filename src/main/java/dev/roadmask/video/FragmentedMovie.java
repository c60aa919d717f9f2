package dev.roadmask.video;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * An MP4 that FFmpeg grows in fragments and turns into an ordinary one at the end. It begins as {@code ftyp, free, moov}
 * and fragments {@code moof, mdat}. Its trailer is a second {@code moov} behind all of them, and the first one becomes the
 * head of an {@code mdat} around everything between. Here are the two things that FFmpeg leaves undone.
 */
final class FragmentedMovie {
    private FragmentedMovie() {}

    /**
     * Makes a finished file ordinary: renames {@code moov/mvex}, by which an MP4 announces fragments, to {@code free},
     * which everybody skips. Players that believe it (Android's ExoPlayer) would look for fragments that are not there.
     */
    static void unmarkFragments(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            MovieBox movie = MovieBox.find(bytes, "moov", 0, bytes.length());
            MovieBox mark = movie == null ? null : MovieBox.find(bytes, "mvex", movie.content(), movie.end());
            if (mark != null) {
                rename(bytes, mark.start(), "free");
            }
        }
    }

    /**
     * Undoes a trailer that was begun and not completed (the disk was full, the process gone): gives the first
     * {@code moov} its header back, so that the fragments play again. Does nothing to a file that is whole, or that is
     * no such file.
     */
    static void restoreFragments(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            MovieBox movie = MovieBox.find(bytes, "moov", 0, bytes.length());
            if (movie != null && movie.whole()) {
                return;
            }
            MovieBox wrapped = MovieBox.find(bytes, "mdat", 0, bytes.length());
            MovieBox first = wrapped == null ? null : MovieBox.at(bytes, wrapped.content(), bytes.length());
            if (first != null && first.type().equals("mvhd")) {
                unwrap(bytes, wrapped);
            }
        }
    }

    /** The old header lay directly before the content; a long one of {@code mdat} took the place of a free box too. */
    private static void unwrap(RandomAccessFile bytes, MovieBox wrapped) throws IOException {
        MovieBox fragment = MovieBox.find(bytes, "moof", wrapped.content(), bytes.length());
        long end = fragment == null ? wrapped.end() : fragment.start();
        long start = wrapped.content() - MovieBox.HEADER;
        bytes.seek(start);
        bytes.writeInt((int) (end - start));
        rename(bytes, start, "moov");
        if (wrapped.header() == MovieBox.LONG_HEADER) {
            bytes.seek(wrapped.start());
            bytes.writeInt(MovieBox.HEADER);
            rename(bytes, wrapped.start(), "free");
        }
    }

    private static void rename(RandomAccessFile bytes, long start, String type) throws IOException {
        bytes.seek(start + Integer.BYTES);
        bytes.write(type.getBytes(StandardCharsets.US_ASCII));
    }
}
