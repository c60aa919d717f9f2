package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_move_ref;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Packets of the streams beside the video (sound, subtitles, data), by reference, in reading order. A
 * {@link VideoReader} fills it, a {@link VideoWriter} empties it. The packet shells are kept and used again, so a list
 * that has grown to its usual size allocates nothing more. One thread at a time; it may be handed from thread to thread.
 */
public final class PacketList implements AutoCloseable {
    private final List<AVPacket> shells = new ArrayList<>();
    private int size;
    private boolean closed;

    private PacketList() {}

    /** An empty list; the caller closes it. */
    public static PacketList create() {
        FfmpegLog.prepare();
        return new PacketList();
    }

    /** Number of packets held. */
    public int size() {
        requireOpen();
        return size;
    }

    /** Bytes of all packets held. */
    public long bytes() {
        requireOpen();
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += shells.get(i).size();
        }
        return sum;
    }

    /** Appends all packets of another list, which is empty afterwards. */
    public void moveFrom(PacketList source) {
        for (int i = 0; i < source.size(); i++) {
            take(source.packet(i));
        }
        source.clear();
    }

    /** Drops all references; the list stays usable. */
    public void clear() {
        requireOpen();
        for (int i = 0; i < size; i++) {
            av_packet_unref(shells.get(i));
        }
        size = 0;
    }

    /** Drops all references and frees the list. */
    @Override
    public void close() {
        if (!closed) {
            clear();
            shells.forEach(shell -> av_packet_free(shell));
            shells.clear();
            closed = true;
        }
    }

    /** Moves all packets to the end of another list; this one is empty afterwards. */
    public void moveTo(PacketList other) {
        requireOpen();
        for (int i = 0; i < size; i++) {
            other.take(shells.get(i));
        }
        size = 0;
    }

    /**
     * Moves the packets whose time lies before a moment to the end of another list; those without a time go too.
     *
     * @param ticks the moment in the time base of each stream
     */
    void moveBefore(long[] ticks, PacketList other) {
        requireOpen();
        int kept = 0;
        for (int i = 0; i < size; i++) {
            AVPacket packet = shells.get(i);
            int stream = packet.stream_index();
            if (stream < ticks.length && time(packet) < ticks[stream]) {
                other.take(packet);
            } else {
                Collections.swap(shells, i, kept);
                kept++;
            }
        }
        size = kept;
    }

    private static long time(AVPacket packet) {
        return packet.dts() == AV_NOPTS_VALUE ? packet.pts() : packet.dts();
    }

    /** Moves a packet to the end of the list, which leaves {@code packet} blank. */
    void take(AVPacket packet) {
        requireOpen();
        if (size == shells.size()) {
            shells.add(av_packet_alloc());
        }
        av_packet_move_ref(shells.get(size), packet);
        size++;
    }

    /** A packet by its place in the list; whoever moves its content away leaves it blank until {@link #clear}. */
    AVPacket packet(int index) {
        requireOpen();
        return shells.get(index);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("packet list is closed");
        }
    }
}
