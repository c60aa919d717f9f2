package dev.roadmask.mask;

import java.util.ArrayList;
import java.util.List;

/** Reads COCO's compressed run lengths; written from their description, not from the encoder. */
public final class RunLengthReader {
    private RunLengthReader() {}

    /** The pixels, {@code [y][x]}. */
    public static boolean[][] decode(String text, int width, int height) {
        boolean[][] pixels = new boolean[height][width];
        long at = 0;
        boolean inside = false;
        for (long count : counts(text)) {
            for (long i = at; inside && i < at + count; i++) {
                pixels[(int) (i % height)][(int) (i / height)] = true;
            }
            at += count;
            inside = !inside;
        }
        if (at != (long) width * height) {
            throw new IllegalArgumentException("counts do not cover the picture: " + at);
        }
        return pixels;
    }

    private static List<Long> counts(String text) {
        List<Long> counts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            long value = 0;
            int shift = 0;
            int digit;
            do {
                digit = text.charAt(at++) - 48;
                value += (long) (digit & 31) << shift;
                shift += 5;
            } while ((digit & 32) != 0);
            if ((digit & 16) != 0) {
                value -= 1L << shift;
            }
            counts.add(counts.size() > 2 ? value + counts.get(counts.size() - 2) : value);
        }
        return counts;
    }
}
