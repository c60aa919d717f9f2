package dev.roadmask.video;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The boxes of an MP4 that FFmpeg grows in fragments and turns into an ordinary one at the end. It begins as {@code ftyp,
 * free, moov} and fragments {@code moof, mdat}. Its trailer is a second {@code moov} behind all of them, and the first one
 * becomes the head of an {@code mdat} around everything between. Here are the two things that FFmpeg leaves undone.
 */
final class MovieBoxes {
    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;

    private MovieBoxes() {}

    /** A box in a file: its header's first byte and the byte behind its end, or behind what there is of it. */
    private record Box(String type, long start, int header, long end, boolean whole) {
        long content() {
            return start + header;
        }
    }

    /**
     * Makes a finished file ordinary: renames {@code moov/mvex}, by which an MP4 announces fragments, to {@code free},
     * which everybody skips. Players that believe it (Android's ExoPlayer) would look for fragments that are not there.
     */
    static void unmarkFragments(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            Box movie = find(bytes, "moov", 0, bytes.length());
            Box mark = movie == null ? null : find(bytes, "mvex", movie.content(), movie.end());
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
            Box movie = find(bytes, "moov", 0, bytes.length());
            if (movie != null && movie.whole()) {
                return;
            }
            Box wrapped = find(bytes, "mdat", 0, bytes.length());
            Box first = wrapped == null ? null : box(bytes, wrapped.content(), bytes.length());
            if (first != null && first.type().equals("mvhd")) {
                unwrap(bytes, wrapped);
            }
        }
    }

    /** The old header lay directly before the content; a long one of {@code mdat} took the place of a free box too. */
    private static void unwrap(RandomAccessFile bytes, Box wrapped) throws IOException {
        long end = wrapped.content();
        for (Box child = box(bytes, end, bytes.length());
                child != null && !child.type().equals("moof");
                child = box(bytes, end, bytes.length())) {
            end = child.end();
        }
        long start = wrapped.content() - HEADER;
        bytes.seek(start);
        bytes.writeInt((int) (end - start));
        rename(bytes, start, "moov");
        if (wrapped.header() == LONG_HEADER) {
            bytes.seek(wrapped.start());
            bytes.writeInt(HEADER);
            rename(bytes, wrapped.start(), "free");
        }
    }

    private static void rename(RandomAccessFile bytes, long start, String type) throws IOException {
        bytes.seek(start + Integer.BYTES);
        bytes.write(type.getBytes(StandardCharsets.US_ASCII));
    }

    /** The first box of a type between two positions, null without one. */
    private static Box find(RandomAccessFile bytes, String type, long from, long end) throws IOException {
        Box box = box(bytes, from, end);
        while (box != null && !box.type().equals(type)) {
            box = box(bytes, box.end(), end);
        }
        return box;
    }

    /** The box at a position, cut at {@code limit}; null where there is none. */
    private static Box box(RandomAccessFile bytes, long start, long limit) throws IOException {
        if (start + HEADER > limit) {
            return null;
        }
        byte[] type = new byte[Integer.BYTES];
        bytes.seek(start);
        long size = Integer.toUnsignedLong(bytes.readInt());
        bytes.readFully(type);
        boolean isLong = size == 1 && start + LONG_HEADER <= limit;
        // 1 stands for a length of 64 bits behind the type, 0 for "to the end of the file".
        size = isLong ? bytes.readLong() : size == 0 ? limit - start : size;
        int header = isLong ? LONG_HEADER : HEADER;
        return size < header
                ? null
                : new Box(
                        new String(type, StandardCharsets.US_ASCII),
                        start,
                        header,
                        Math.min(limit, start + size),
                        size <= limit - start);
    }
}
