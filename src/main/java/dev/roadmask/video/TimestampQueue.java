package dev.roadmask.video;

import java.util.Arrays;

/**
 * What goes into an encoder and has not come out yet: for each frame the timestamp as the encoder sees it, and the exact
 * one of the source. Encoders that keep the order give frames back first in, first out. Grows to the encoder's delay and
 * allocates no more.
 */
final class TimestampQueue {
    private static final int FIELDS = 3;
    private long[] entries = new long[FIELDS * 16];
    private int first;
    private int size;

    void add(long encoderTimestamp, long timestamp, long duration) {
        if (size * FIELDS == entries.length) {
            grow();
        }
        int at = (first + size) * FIELDS % entries.length;
        entries[at] = encoderTimestamp;
        entries[at + 1] = timestamp;
        entries[at + 2] = duration;
        size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The oldest frame's timestamp as the encoder sees it. */
    long encoderTimestamp() {
        return entries[first * FIELDS];
    }

    /** The oldest frame's own timestamp. */
    long timestamp() {
        return entries[first * FIELDS + 1];
    }

    /** The oldest frame's duration. */
    long duration() {
        return entries[first * FIELDS + 2];
    }

    void remove() {
        first = (first + 1) % (entries.length / FIELDS);
        size--;
    }

    private void grow() {
        long[] larger = Arrays.copyOf(entries, 2 * entries.length);
        int head = first * FIELDS;
        System.arraycopy(entries, head, larger, 0, entries.length - head);
        System.arraycopy(entries, 0, larger, entries.length - head, head);
        entries = larger;
        first = 0;
    }
}
