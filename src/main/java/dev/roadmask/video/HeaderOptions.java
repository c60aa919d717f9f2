package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * The words by which a container is asked to keep every time as it is, and to grow so that a killed run leaves something.
 */
final class HeaderOptions {
    /** Film that a fragment holds at least, so what is forced to the disk at once and what a power cut may cost. */
    static final int FRAGMENT_SECONDS = 1;

    private static final long MAX_MOVIE_TIMESCALE = 100_000_000;

    private final AVFormatContext context;
    private final long videoClock;

    private HeaderOptions(AVFormatContext context, long videoClock) {
        this.context = context;
        this.videoClock = videoClock;
    }

    /**
     * The options to write a header with.
     *
     * @param output with all its streams
     * @param timeBase of the encoded video
     */
    static Map<String, String> of(MediaOutput output, TimeBase timeBase) {
        Map<String, String> options = new LinkedHashMap<>();
        // Shifting all streams to begin at zero would change every timestamp of the video.
        options.put("avoid_negative_ts", "disabled");
        options.put("flush_packets", "1"); // so that a killed run loses no fragment that was whole
        if (output.target().container() != OutputContainer.MATROSKA) {
            new HeaderOptions(output.context(), timeBase.denominator()).addMovie(options);
        }
        return options;
    }

    private void addMovie(Map<String, String> options) {
        String flags = movieFlags();
        options.put("movflags", Metadata.needsFreeNames(context) ? flags + "+use_metadata_tags" : flags);
        options.put(
                "min_frag_duration",
                FRAGMENT_SECONDS + "000000"); // microseconds; matters where every frame is a key frame
        options.put("use_editlist", "1"); // keeps a first timestamp other than zero, and the sound's priming
        if (isOnlyVideoClock()) {
            options.put("video_track_timescale", String.valueOf(videoClock));
        }
        options.put("movie_timescale", String.valueOf(movieTimescale()));
    }

    /**
     * An MP4 that grows in fragments and plays from its first frame. AC-3 is described by its first packets, so with it
     * the header can't come before them, and a killed run loses the first fragment.
     */
    private String movieFlags() {
        for (int i = 0; i < context.nb_streams(); i++) {
            if (StreamStart.matters(context.streams(i).codecpar().codec_id())) {
                return "hybrid_fragmented";
            }
        }
        return "hybrid_fragmented+empty_moov";
    }

    /** The option holds for all video streams; without it each has its own clock, or a multiple of it. */
    private boolean isOnlyVideoClock() {
        for (int i = 0; i < context.nb_streams(); i++) {
            AVStream stream = context.streams(i);
            boolean video = stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO;
            if (video && stream.time_base().den() != videoClock) {
                return false;
            }
        }
        return true;
    }

    /**
     * Ticks a second in which an MP4 says when each stream begins: a multiple of all their clocks where that stays small,
     * so that no first timestamp is rounded.
     */
    private long movieTimescale() {
        long common = videoClock;
        for (int i = 0; i < context.nb_streams(); i++) {
            long ticks = clock(context.streams(i));
            common = common
                    / BigInteger.valueOf(common).gcd(BigInteger.valueOf(ticks)).longValue()
                    * ticks;
            if (common > MAX_MOVIE_TIMESCALE) {
                return videoClock;
            }
        }
        return common;
    }

    /** Ticks a second that an MP4 will count a stream in: sound it counts in samples. */
    private static long clock(AVStream stream) {
        int samples = stream.codecpar().sample_rate();
        return samples > 0 ? samples : stream.time_base().den();
    }
}
