package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.av_get_media_type_string;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.BytePointer;

/**
 * What two clips must have in common to become one film.
 *
 * @param picture size, turn, pixel format and range of the pictures
 * @param streams the other streams, in the container's order
 */
record ClipLayout(String picture, List<Stream> streams) {
    /**
     * A stream whose packets are copied.
     *
     * @param index in its container
     * @param format kind, codec and what the codec says of itself
     * @param header the codec's own, by which its packets are decoded
     */
    record Stream(int index, String format, List<Byte> header) {
        private static Stream of(AVStream stream) {
            AVCodecParameters parameters = stream.codecpar();
            BytePointer kind = av_get_media_type_string(parameters.codec_type());
            StringBuilder format = new StringBuilder(kind == null ? "unknown" : kind.getString());
            format.append(' ').append(avcodec_get_name(parameters.codec_id()).getString());
            if (parameters.sample_rate() > 0) {
                format.append(' ').append(parameters.sample_rate()).append(" Hz ");
                format.append(parameters.ch_layout().nb_channels()).append(" channels");
            }
            if (parameters.width() > 0) {
                format.append(' ').append(parameters.width()).append('x').append(parameters.height());
            }
            return new Stream(stream.index(), format.toString(), header(parameters));
        }

        private static List<Byte> header(AVCodecParameters parameters) {
            List<Byte> header = new ArrayList<>();
            for (int i = 0; i < parameters.extradata_size(); i++) {
                header.add(parameters.extradata().get(i));
            }
            return header;
        }
    }

    static ClipLayout of(VideoReader clip) {
        VideoDescription video = clip.description();
        String picture = "%dx%d %s%s, turned by %d%s"
                .formatted(
                        video.width(),
                        video.height(),
                        video.pixelFormat(),
                        video.fullRange() ? " full range" : "",
                        video.rotationDegrees(),
                        video.mirrored() ? " and mirrored" : "");
        MediaInput input = clip.input();
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < input.streams(); i++) {
            // What is discarded is the file's own bookkeeping.
            if (i != video.streamIndex() && input.stream(i).discard() != AVDISCARD_ALL) {
                streams.add(Stream.of(input.stream(i)));
            }
        }
        return new ClipLayout(picture, List.copyOf(streams));
    }

    /** What keeps a clip of this layout from following one of another; empty if nothing does. */
    Optional<String> difference(ClipLayout first) {
        if (!picture.equals(first.picture)) {
            return Optional.of("its picture is " + picture + ", not " + first.picture);
        }
        if (streams.size() != first.streams.size()) {
            return Optional.of("it has " + streams.size() + " streams beside its video, not " + first.streams.size());
        }
        for (int i = 0; i < streams.size(); i++) {
            Stream own = streams.get(i);
            Stream theirs = first.streams.get(i);
            if (!own.format.equals(theirs.format)) {
                return Optional.of("its stream " + own.index + " is " + own.format + ", not " + theirs.format);
            }
            if (!own.header.equals(theirs.header)) {
                return Optional.of("its stream " + own.index + " (" + own.format + ") is encoded with other settings");
            }
        }
        return Optional.empty();
    }
}
