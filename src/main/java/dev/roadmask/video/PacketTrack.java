package dev.roadmask.video;

import java.util.Arrays;

/**
 * The packets of a stream: their times, and a hash over their bytes. 16 bytes a packet are kept.
 *
 * @param timeBase unit of the times
 * @param timestamps presentation times in reading order, {@link #NONE} where the container has none
 * @param durations 0 where unknown
 * @param sha256 over the bytes of all packets, in hexadecimal digits
 */
public record PacketTrack(TimeBase timeBase, long[] timestamps, long[] durations, String sha256) {
    /** A time that isn't there. */
    public static final long NONE = Long.MIN_VALUE;

    /** How many. */
    public int count() {
        return timestamps.length;
    }

    /**
     * The first packet whose timestamp is not that of the other track, as the coarser of both units can hold it; -1 if
     * all agree.
     */
    public int firstDifferentTimestamp(PacketTrack other) {
        TimeBase unit = coarser(other);
        return firstDifference(unit, timestamps, other, other.timestamps);
    }

    private TimeBase coarser(PacketTrack other) {
        return timeBase.seconds(1) >= other.timeBase.seconds(1) ? timeBase : other.timeBase;
    }

    private int firstDifference(TimeBase unit, long[] own, PacketTrack other, long[] theirs) {
        // What holds less rounds, and rounds again where it counts from the sound's priming.
        int tolerance = other.timeBase.seconds(1) > timeBase.seconds(1) ? 1 : 0;
        int both = Math.min(own.length, theirs.length);
        for (int i = 0; i < both; i++) {
            boolean absent = own[i] == NONE || theirs[i] == NONE;
            boolean equal = absent
                    ? own[i] == theirs[i]
                    : Math.abs(timeBase.rescale(own[i], unit) - other.timeBase.rescale(theirs[i], unit)) <= tolerance;
            if (!equal) {
                return i;
            }
        }
        return own.length == theirs.length ? -1 : both;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof PacketTrack other
                && timeBase.equals(other.timeBase)
                && sha256.equals(other.sha256)
                && Arrays.equals(timestamps, other.timestamps)
                && Arrays.equals(durations, other.durations);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return "%d packets, sha256 %s".formatted(count(), sha256);
    }
}
