package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_SKIP_SAMPLES;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_remove;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;

/**
 * A stream of packets that goes on from clip to clip. Packets move with their clip's pictures. Of sound, what a clip has
 * twice is left out: the encoder's priming, and what the clip before holds already; and a seam narrower than a packet is
 * closed. As a clip's sound is lined up with its own pictures each time, sound and pictures never drift apart.
 */
final class JoinedStream {
    private static final int ROUNDING_PARTS = 8;
    private static final int LEAST_USUAL = 8;

    private final TimeBase unit;
    private final AVRational filmUnit;
    private final boolean sound;
    private final List<String> warnings;
    private AVRational clipUnit;
    private String clip;
    private long shift;
    private long end = AV_NOPTS_VALUE;
    private long usualDuration;
    private int ofUsualDuration;
    private boolean empty = true;
    private boolean atSeam;
    private boolean lastClip;

    /**
     * @param first the stream of the first clip
     * @param isLast whether there is no other clip
     * @param warnings where to put them
     */
    JoinedStream(AVStream first, boolean isLast, List<String> warnings) {
        lastClip = isLast;
        this.warnings = warnings;
        unit = VideoDescriber.timeBase(first);
        filmUnit = copy(first);
        clipUnit = filmUnit;
        sound = first.codecpar().codec_type() == AVMEDIA_TYPE_AUDIO;
    }

    /** The next clip begins. */
    void begin(AVStream source, boolean isLast, JoinedClip place) {
        lastClip = isLast;
        clipUnit = copy(source);
        clip = place.title();
        shift = place.shift(unit);
        atSeam = sound && end != AV_NOPTS_VALUE;
    }

    /** Moves a packet to its place in the film; false if it is to be left out. */
    boolean place(AVPacket packet) {
        av_packet_rescale_ts(packet, clipUnit, filmUnit);
        if (packet.pts() != AV_NOPTS_VALUE && atSeam && !passesSeam(packet)) {
            return false;
        }
        if (sound && !empty && !lastClip) {
            unprime(packet); // What was to be cut off at a clip's end no longer stands at the end.
        }
        empty = false;
        if (packet.pts() != AV_NOPTS_VALUE) {
            packet.pts(packet.pts() + shift);
            end = Math.max(end, packet.pts() + wholeDuration(packet));
        }
        if (packet.dts() != AV_NOPTS_VALUE) {
            packet.dts(packet.dts() + shift);
        }
        return true;
    }

    /** A clip's last packet may count as shorter than it is, so that the sound ends with the pictures. */
    private long wholeDuration(AVPacket packet) {
        long duration = packet.duration();
        if (duration < usualDuration && ofUsualDuration > LEAST_USUAL) {
            return usualDuration;
        }
        ofUsualDuration = duration == usualDuration ? ofUsualDuration + 1 : 0;
        usualDuration = duration;
        return duration;
    }

    /** Whether a packet is the first to go on where the clip before has stopped; if so, closes the seam. */
    private boolean passesSeam(AVPacket packet) {
        long gap = packet.pts() + shift - end;
        long lasting = packet.duration();
        boolean heldAlready = -2 * gap > lasting;
        // What goes on without a seam is no priming, whatever its container says.
        boolean priming = (packet.flags() & AV_PKT_FLAG_DISCARD) != 0 && Math.abs(gap) > lasting / ROUNDING_PARTS;
        if (heldAlready || priming) {
            return false;
        }
        atSeam = false;
        unprime(packet);
        if (gap < lasting) {
            shift -= gap;
        } else {
            warn("has a gap of %.3f s before %s", gap);
        }
        return true;
    }

    private void warn(String what, long ticks) {
        warnings.add(String.format(Locale.ROOT, "the sound " + what, unit.seconds(ticks), clip));
    }

    /** Takes back that a decoder should leave out what the packet begins with. */
    private static void unprime(AVPacket packet) {
        packet.flags(packet.flags() & ~AV_PKT_FLAG_DISCARD);
        if (packet.side_data_elems() > 0) {
            try (IntPointer count = new IntPointer(1L).put(packet.side_data_elems())) {
                av_packet_side_data_remove(packet.side_data(), count, AV_PKT_DATA_SKIP_SAMPLES);
                packet.side_data_elems(count.get());
            }
        }
    }

    private static AVRational copy(AVStream stream) {
        return new AVRational()
                .num(stream.time_base().num())
                .den(stream.time_base().den());
    }
}
