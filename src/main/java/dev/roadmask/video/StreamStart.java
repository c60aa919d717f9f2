package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AC3;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_EAC3;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * Whether sound is there when an MP4 that grows has to describe it: with its first fragment. AC-3 is described by its
 * packets alone; all other codecs are by what the source's header says.
 */
final class StreamStart {
    private StreamStart() {}

    /** Whether a codec is described by its packets. */
    static boolean matters(int codecId) {
        return codecId == AV_CODEC_ID_AC3 || codecId == AV_CODEC_ID_EAC3;
    }

    /** Reads the beginning of a file: whether a packet of a stream comes within the video's first fragment. */
    static boolean isEarly(Path file, int streamIndex, int videoIndex) throws VideoException {
        AVPacket packet = av_packet_alloc();
        try (MediaInput input = MediaInput.open(file)) {
            double videoStart = Double.NaN;
            while (input.read(packet) >= 0) {
                double seconds = seconds(packet, input.stream(packet.stream_index()));
                if (packet.stream_index() == streamIndex) {
                    return !(seconds > videoStart + HeaderOptions.FRAGMENT_SECONDS);
                }
                if (packet.stream_index() == videoIndex) {
                    videoStart = Double.isNaN(videoStart) ? seconds : videoStart;
                    // Files interleave loosely, so a while longer than the fragment lasts.
                    if (seconds > videoStart + 2 * HeaderOptions.FRAGMENT_SECONDS) {
                        return false;
                    }
                }
                av_packet_unref(packet);
            }
            return false;
        } finally {
            av_packet_free(packet);
        }
    }

    private static double seconds(AVPacket packet, AVStream stream) {
        return packet.dts() == AV_NOPTS_VALUE
                ? Double.NaN
                : VideoDescriber.timeBase(stream).seconds(packet.dts());
    }
}
