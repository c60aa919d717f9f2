package dev.roadmask.video;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * What a writer mirrors: a file, joined clips, or a live stream from some moment on.
 *
 * @param pictures that are to be encoded, with the tags that they keep
 * @param videoStream index of the stream that is encoded; all others are copied
 * @param container its streams, tags and chapters; borrowed
 * @param files that are being read, and must not be written over; none for a live stream
 * @param firstPackets what its streams begin with
 * @param origin wall-clock time, in the video's time base, of what is to be 0 in the output; without it times stay
 */
record Original(
        EncoderSpec pictures,
        int videoStream,
        AVFormatContext container,
        List<Path> files,
        FirstPackets firstPackets,
        OptionalLong origin) {
    /** How long pictures are held back in memory for sound that is late; a killed run loses so much. */
    private static final long LATEST_SOUND_MICROSECONDS = 2_000_000;

    /** A file, or joined clips that begin with it. */
    static Original of(VideoSource source) {
        AVFormatContext container = source.input().context();
        VideoDescription video = source.description();
        return new Original(
                EncoderSpec.of(video, container),
                video.streamIndex(),
                container,
                source.files(),
                FirstPackets.in(source.file()),
                OptionalLong.empty());
    }

    /** A live stream from a picture on. */
    static Original of(LiveStreams streams, FirstPackets firstPackets, long origin) {
        return new Original(
                streams.pictures(),
                streams.description().streamIndex(),
                streams.container(),
                List.of(),
                firstPackets,
                OptionalLong.of(origin));
    }

    /** Prepares an output that has all its streams for a live stream: says when it began, and waits less for late sound. */
    void begin(AVFormatContext output) {
        if (origin.isPresent()) {
            Metadata.setCreationTime(pictures.timeBase().wallClock(origin.getAsLong()), output);
            output.max_interleave_delta(LATEST_SOUND_MICROSECONDS);
        }
    }

    /** What is to be taken off the timestamps of a stream, in its own time base. */
    long shift(AVStream stream) {
        return origin.isPresent()
                ? pictures.timeBase().rescale(origin.getAsLong(), VideoDescriber.timeBase(stream))
                : 0;
    }
}
