package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * One stream whose packets go from the source to the output as they are. Timestamps keep their instant; where a source
 * leaves them out or lets them run backwards, which no container takes, they are set to the next tick and counted.
 */
final class StreamCopy implements AutoCloseable {
    private final AVStream target;
    private final AdtsRemoval removal;
    private final long shift;
    private final AVRational sourceTimeBase;
    private AVRational targetTimeBase;
    private long nextDts = Long.MIN_VALUE;
    private long moved;
    private long unreadable;

    /**
     * @param removal what takes headers off its packets; owned, null without such
     * @param shift what is taken off its timestamps
     */
    StreamCopy(AVStream source, AVStream target, AdtsRemoval removal, long shift) {
        this.target = target;
        this.removal = removal;
        this.shift = shift;
        this.sourceTimeBase = new AVRational()
                .num(source.time_base().num())
                .den(source.time_base().den());
        target.time_base(sourceTimeBase);
    }

    /** Writes a packet of this stream; takes its content and leaves it blank. */
    void write(AVPacket packet, MediaOutput output) throws VideoException {
        if (targetTimeBase == null) {
            // Known only once the header is written.
            targetTimeBase = new AVRational()
                    .num(target.time_base().num())
                    .den(target.time_base().den());
        }
        if (removal != null && !removal.pass(packet)) {
            unreadable++;
            av_packet_unref(packet);
            return;
        }
        packet.stream_index(target.index());
        packet.pos(-1);
        moveBack(packet);
        av_packet_rescale_ts(packet, sourceTimeBase, targetTimeBase);
        order(packet);
        output.write(packet);
    }

    /** Packets whose timestamps were missing or ran backwards. */
    long moved() {
        return moved;
    }

    /** Packets left out because their header cannot be read. */
    long unreadable() {
        return unreadable;
    }

    @Override
    public void close() {
        if (removal != null) {
            removal.close();
        }
    }

    private void moveBack(AVPacket packet) {
        if (shift != 0) {
            packet.pts(packet.pts() == AV_NOPTS_VALUE ? AV_NOPTS_VALUE : packet.pts() - shift);
            packet.dts(packet.dts() == AV_NOPTS_VALUE ? AV_NOPTS_VALUE : packet.dts() - shift);
        }
    }

    private void order(AVPacket packet) {
        long dts = packet.dts() != AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        if (dts == AV_NOPTS_VALUE || dts < nextDts) {
            dts = Math.max(0, nextDts);
            moved++;
        }
        packet.dts(dts);
        if (packet.pts() == AV_NOPTS_VALUE || packet.pts() < dts) {
            packet.pts(dts);
        }
        nextDts = dts + 1;
    }
}
