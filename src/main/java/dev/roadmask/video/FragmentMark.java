package dev.roadmask.video;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The box {@code moov/mvex}, by which an MP4 announces fragments. FFmpeg leaves it in a file that it has turned from a
 * fragmented into an ordinary one, and players that believe it (Android's ExoPlayer) then look for fragments that are not
 * there. Renaming the box to {@code free}, which everybody skips, makes the file ordinary.
 */
final class FragmentMark {
    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;

    private FragmentMark() {}

    /** Renames the box where there is one. */
    static void remove(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long[] movie = find(bytes, "moov", 0, bytes.length());
            long[] mark = movie == null ? null : find(bytes, "mvex", movie[0] + HEADER, movie[1]);
            if (mark != null) {
                bytes.seek(mark[0] + Integer.BYTES);
                bytes.write("free".getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    /** Start and end of the first box of a type between two positions, null without one. */
    private static long[] find(RandomAccessFile bytes, String type, long from, long end) throws IOException {
        byte[] name = new byte[Integer.BYTES];
        long at = from;
        while (at + HEADER <= end) {
            bytes.seek(at);
            long size = Integer.toUnsignedLong(bytes.readInt());
            bytes.readFully(name);
            // 1 stands for a length of 64 bits behind the type, 0 for "to the end of the file".
            size = size == 1 && at + LONG_HEADER <= end ? bytes.readLong() : size == 0 ? end - at : size;
            if (new String(name, StandardCharsets.US_ASCII).equals(type)) {
                return new long[] {at, Math.min(end, at + size)};
            }
            if (size < HEADER) {
                return null;
            }
            at += size;
        }
        return null;
    }
}
