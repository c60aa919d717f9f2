package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_AMBIENT_VIEWING_ENVIRONMENT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_CONTENT_LIGHT_LEVEL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_ICC_PROFILE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_MASTERING_DISPLAY_METADATA;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_SPHERICAL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_STEREO3D;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_new;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/** One stream of an output whose packets come from an encoder: stamps them with the container's time. */
final class EncodedStream implements PacketSink {
    /** What describes the pictures themselves; the rest describes the source's bit stream or file. */
    private static final Set<Integer> PRESENTATION = Set.of(
            AV_PKT_DATA_DISPLAYMATRIX,
            AV_PKT_DATA_STEREO3D,
            AV_PKT_DATA_SPHERICAL,
            AV_PKT_DATA_MASTERING_DISPLAY_METADATA,
            AV_PKT_DATA_CONTENT_LIGHT_LEVEL,
            AV_PKT_DATA_AMBIENT_VIEWING_ENVIRONMENT,
            AV_PKT_DATA_ICC_PROFILE);

    private final MediaOutput output;
    private final AVStream stream;
    private final AVRational encoderTimeBase;
    private AVRational containerTimeBase;

    EncodedStream(MediaOutput output, AVStream stream, TimeBase timeBase) {
        this.output = output;
        this.stream = stream;
        this.encoderTimeBase = new AVRational().num(timeBase.numerator()).den(timeBase.denominator());
        stream.time_base(encoderTimeBase);
    }

    /** Its place in the output. */
    int index() {
        return stream.index();
    }

    @Override
    public void accept(AVPacket packet) throws VideoException {
        if (containerTimeBase == null) {
            // Known only once the header is written.
            AVRational chosen = stream.time_base();
            containerTimeBase = new AVRational().num(chosen.num()).den(chosen.den());
        }
        packet.stream_index(stream.index());
        av_packet_rescale_ts(packet, encoderTimeBase, containerTimeBase);
        output.write(packet);
    }

    /** Copies how the pictures are to be shown: display matrix, projection, mastering display. */
    static void copyPresentation(AVCodecParameters source, AVCodecParameters target) {
        for (int i = 0; i < source.nb_coded_side_data(); i++) {
            AVPacketSideData item = source.coded_side_data().getPointer(i);
            if (PRESENTATION.contains(item.type())) {
                add(item, target);
            }
        }
    }

    private static void add(AVPacketSideData item, AVCodecParameters target) {
        AVPacketSideData list = new AVPacketSideData((Pointer) target.coded_side_data());
        try (IntPointer count = new IntPointer(1L).put(target.nb_coded_side_data())) {
            AVPacketSideData added = av_packet_side_data_new(list, count, item.type(), item.size(), 0);
            if (added == null) {
                throw new OutOfMemoryError("FFmpeg could not allocate side data");
            }
            Pointer.memcpy(added.data(), item.data(), item.size());
            target.coded_side_data(list);
            target.nb_coded_side_data(count.get());
        }
    }
}
