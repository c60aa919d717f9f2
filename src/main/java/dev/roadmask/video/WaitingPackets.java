package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_ROUND_PASS_MINMAX;
import static org.bytedeco.ffmpeg.global.avutil.AV_ROUND_UP;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_rnd;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * Packets of a live stream that were read before the picture of their time: sound comes a little earlier or later than
 * its picture, and a segment gets what is of its time, not what was read in its time. Remembers what each stream began
 * with. One thread.
 */
public final class WaitingPackets implements AutoCloseable {
    /** Far more than sound is ever ahead of its picture by. */
    private static final int MOST_WAITING = 4_096;

    private final PacketList waiting = PacketList.create();
    private final PacketList dropped = PacketList.create();
    private final TimeBase videoUnit;
    private final TimeBase[] units;
    private final long[] ticks;
    private final boolean[] selfDescribing;
    private final AVPacket[] firsts;
    private final boolean[] heard;

    private WaitingPackets(LiveStreams streams) {
        AVFormatContext container = streams.container();
        int count = container.nb_streams();
        videoUnit = streams.description().timeBase();
        units = new TimeBase[count];
        ticks = new long[count];
        selfDescribing = new boolean[count];
        firsts = new AVPacket[count];
        heard = new boolean[count];
        for (int i = 0; i < count; i++) {
            units[i] = VideoDescriber.timeBase(container.streams(i));
            selfDescribing[i] =
                    AdtsRemoval.isSelfDescribing(container.streams(i).codecpar());
        }
    }

    /** For one connection; the caller closes it. */
    public static WaitingPackets of(LiveStreams streams) {
        return new WaitingPackets(streams);
    }

    /** Takes packets that have been read; the list is empty afterwards. */
    public void add(PacketList packets) {
        if (waiting.size() > MOST_WAITING) {
            waiting.clear(); // Their time never comes.
        }
        for (int i = 0; i < packets.size(); i++) {
            note(packets.packet(i));
        }
        packets.moveTo(waiting);
    }

    private void note(AVPacket packet) {
        int stream = packet.stream_index();
        if (stream < heard.length && !heard[stream]) {
            heard[stream] = true;
            firsts[stream] = selfDescribing[stream] ? av_packet_clone(packet) : null;
        }
    }

    /**
     * Hands out the packets whose time lies before a picture's.
     *
     * @param timestamp in the video's time base
     */
    public void moveBefore(long timestamp, PacketList target) {
        for (int i = 0; i < ticks.length; i++) {
            long numerator = (long) videoUnit.numerator() * units[i].denominator();
            long denominator = (long) videoUnit.denominator() * units[i].numerator();
            // Up: a packet lies before a moment if it lies before the first tick that does not.
            ticks[i] = av_rescale_rnd(timestamp, numerator, denominator, AV_ROUND_UP | AV_ROUND_PASS_MINMAX);
        }
        waiting.moveBefore(ticks, target);
    }

    /** Drops the packets whose time lies before a picture's. */
    public void dropBefore(long timestamp) {
        moveBefore(timestamp, dropped);
        dropped.clear();
    }

    /** Hands out all that are left. */
    public void moveAll(PacketList target) {
        waiting.moveTo(target);
    }

    /** What the streams began with, as far as they have begun. */
    FirstPackets firstPackets() {
        return new FirstPackets() {
            @Override
            public Optional<AdtsRemoval> headersOf(AVStream stream) {
                return AdtsRemoval.of(stream.codecpar(), Optional.ofNullable(firsts[stream.index()]));
            }

            @Override
            public boolean areEarly(int streamIndex, int videoIndex) {
                return heard[streamIndex];
            }
        };
    }

    @Override
    public void close() {
        waiting.close();
        dropped.close();
        for (int i = 0; i < firsts.length; i++) {
            if (firsts[i] != null) {
                av_packet_free(firsts[i]);
                firsts[i] = null;
            }
        }
    }
}
