package dev.roadmask.video;

/** Packets of the streams beside the video, by reference, in reading order. One thread at a time. */
public final class PacketList implements AutoCloseable {
    private PacketList() {}

    /** An empty list. */
    public static PacketList create() {
        return new PacketList();
    }

    /** Number of packets held. */
    public int size() {
        throw new UnsupportedOperationException();
    }

    /** Drops all references; the list stays usable. */
    public void clear() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
