package dev.roadmask.video;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/**
 * A box of an MP4 or MOV file.
 *
 * @param type its four letters
 * @param start its first byte
 * @param header bytes before its content
 * @param end the byte behind it, or behind what there is of it
 * @param whole whether all of it is there
 */
record MovieBox(String type, long start, int header, long end, boolean whole) {
    /** Length and type. */
    static final int HEADER = 8;
    /** The same with a length of 64 bits behind the type. */
    static final int LONG_HEADER = 16;

    /** First byte of what is in it. */
    long content() {
        return start + header;
    }

    /** The box at a position of a file, not to go beyond {@code limit}; null where there is none. */
    static MovieBox at(RandomAccessFile bytes, long start, long limit) throws IOException {
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
        boolean whole = size <= limit - start;
        String name = new String(type, StandardCharsets.US_ASCII);
        return size < header ? null : new MovieBox(name, start, header, whole ? start + size : limit, whole);
    }

    /** The first box of a type between two positions of a file, null without one. */
    static MovieBox find(RandomAccessFile bytes, String type, long from, long end) throws IOException {
        MovieBox box = at(bytes, from, end);
        while (box != null && !box.type.equals(type)) {
            box = at(bytes, box.end, end);
        }
        return box;
    }
}
