package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOMEM;

import dev.roadmask.video.VideoException.Kind;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * A container's packets, one after the other, past those that cannot be read, and at the end the question whether all
 * came that were promised. One thread.
 */
final class PacketFeed {
    /** Broken packets in a row after which there is no sense in reading on. */
    private static final int MAX_UNREADABLE = 4096;

    /** A promised length is rounded, or a guess at a stream that nobody reads. */
    private static final double TOLERATED_SECONDS = 1;

    private static final double TOLERATED_SHARE = 0.01;

    private final MediaInput input;
    private final AVStream video;
    private final int videoIndex;
    private final DamageLog damage;
    private final double[] secondsPerTick;
    private final long sizeAtOpen;
    private long videoPackets;
    private long nextTimestamp;
    private double endSeconds = Double.NEGATIVE_INFINITY;
    private int unreadable;

    /** A feed from where the input stands; all borrowed. */
    PacketFeed(MediaInput input, AVStream video, DamageLog damage) {
        this.input = input;
        this.video = video;
        this.videoIndex = video.index();
        this.damage = damage;
        this.sizeAtOpen = input.size();
        this.secondsPerTick = new double[input.streams()];
        for (int i = 0; i < secondsPerTick.length; i++) {
            secondsPerTick[i] = VideoDescriber.timeBase(input.stream(i)).seconds(1);
        }
    }

    /**
     * Reads into a blank packet; false at the end.
     *
     * @throws VideoException of kind INPUT if the file fails or shrinks under our hands
     */
    boolean next(AVPacket packet) throws VideoException {
        while (true) {
            int code = input.read(packet);
            if (code >= 0) {
                note(packet);
                return true;
            }
            if (code == AVERROR_EOF || isHopeless(code)) {
                end();
                return false;
            }
        }
    }

    /** Counts what cannot be read; true when there is no sense in reading on. */
    private boolean isHopeless(int code) throws VideoException {
        requireReadable();
        if (code == AVERROR_ENOMEM()) {
            throw cannotReadOn(FfmpegError.text(code));
        }
        unreadable++;
        // Of other codes a demuxer that finds its file too short makes use, though no reading failed.
        return unreadable >= MAX_UNREADABLE || code != AVERROR_INVALIDDATA && code != AVERROR_EAGAIN();
    }

    private void note(AVPacket packet) throws VideoException {
        if (unreadable > 0) {
            unreadable = 0;
            damage.frame(nextTimestamp);
        }
        int stream = packet.stream_index();
        long timestamp = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        if (timestamp == AV_NOPTS_VALUE) {
            timestamp = nextTimestamp;
        } else if (stream < secondsPerTick.length) {
            endSeconds = Math.max(endSeconds, (timestamp + packet.duration()) * secondsPerTick[stream]);
        }
        if (stream == videoIndex) {
            videoPackets++;
            nextTimestamp = timestamp + packet.duration();
            if ((packet.flags() & AV_PKT_FLAG_CORRUPT) != 0) {
                damage.frame(timestamp);
            }
        }
    }

    private void end() throws VideoException {
        requireReadable();
        if (input.size() < sizeAtOpen) {
            throw cannotReadOn("it became shorter while it was read");
        }
        long promised = promisedPackets();
        if (videoPackets < promised) {
            damage.endsEarly(videoPackets + " of " + promised + " frames");
        } else if (promised == 0 && endSeconds < promisedSeconds()) {
            double start = startSeconds();
            damage.endsEarly(
                    String.format(Locale.ROOT, "%.1f of %.1f s", Math.max(0, endSeconds - start), durationSeconds()));
        } else if (unreadable > 0) {
            damage.endsEarly(String.format(Locale.ROOT, "some of it cannot be read after %.3f s", endSeconds));
        }
    }

    /** An operating system's error, which demuxers take for the end of the file. */
    private void requireReadable() throws VideoException {
        int error = input.ioError();
        if (error < 0 && error != AVERROR_EOF) {
            throw cannotReadOn(FfmpegError.text(error));
        }
    }

    private VideoException cannotReadOn(String why) {
        return new VideoException(
                Kind.INPUT, "cannot read on in " + input.file() + " after packet " + videoPackets + ": " + why);
    }

    /** Only an MP4's index tells each packet; fragments add theirs as they come. */
    private long promisedPackets() {
        return input.containerName().contains("mp4") ? avformat_index_get_entries_count(video) : 0;
    }

    /** The end by the header, less a tolerance; negative infinity where the header is silent. */
    private double promisedSeconds() {
        AVFormatContext context = input.context();
        boolean told = context.duration() > 0 && context.duration_estimation_method() == AVFMT_DURATION_FROM_STREAM;
        double tolerance = Math.max(TOLERATED_SECONDS, TOLERATED_SHARE * durationSeconds());
        return told ? startSeconds() + durationSeconds() - tolerance : Double.NEGATIVE_INFINITY;
    }

    private double startSeconds() {
        long start = input.context().start_time();
        return start == AV_NOPTS_VALUE ? 0 : (double) start / AV_TIME_BASE;
    }

    private double durationSeconds() {
        return (double) input.context().duration() / AV_TIME_BASE;
    }
}
