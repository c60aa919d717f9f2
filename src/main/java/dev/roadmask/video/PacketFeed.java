package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;

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

    /** A promised length is rounded, or counts on a last frame's duration. */
    private static final double TOLERATED_SECONDS = 1;

    private static final double TOLERATED_SHARE = 0.1;

    private final MediaInput input;
    private final AVStream video;
    private final int videoIndex;
    private final DamageLog damage;
    private final double[] secondsPerTick;
    private final long sizeAtOpen;
    private long videoPackets;
    private long nextDts;
    private long lost;
    private long unreadableAtVideo;
    private double endSeconds = Double.NEGATIVE_INFINITY;
    private long unreadable;
    private int unreadableInARow;

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
            requireReadable();
            if (!goesOn(code)) {
                end();
                return false;
            }
        }
    }

    /**
     * Counts what cannot be read. Behind a packet that lies beyond the end of a file that is cut, or that a broken header
     * makes absurd, sound ones may follow, of this stream or another.
     */
    private boolean goesOn(int code) {
        if (code == AVERROR_EOF && videoPackets + lost >= promisedPackets()) {
            return false;
        }
        unreadable++;
        unreadableInARow++;
        return unreadableInARow < MAX_UNREADABLE;
    }

    private void note(AVPacket packet) throws VideoException {
        int stream = packet.stream_index();
        if (packet.dts() != AV_NOPTS_VALUE && stream < secondsPerTick.length) {
            long start = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
            endSeconds = Math.max(endSeconds, (start + packet.duration()) * secondsPerTick[stream]);
        }
        if (stream == videoIndex) {
            noteVideo(packet);
        }
        unreadableInARow = 0;
    }

    private void noteVideo(AVPacket packet) throws VideoException {
        boolean known = packet.dts() != AV_NOPTS_VALUE;
        if (known && unreadable > unreadableAtVideo && packet.dts() > nextDts) {
            lost += Math.max(1, (packet.dts() - nextDts) / Math.max(1, packet.duration()));
            damage.frame(nextDts);
        }
        unreadableAtVideo = unreadable;
        videoPackets++;
        nextDts = (known ? packet.dts() : nextDts) + packet.duration();
        if ((packet.flags() & AV_PKT_FLAG_CORRUPT) != 0) {
            damage.frame(packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts());
        }
    }

    private void end() throws VideoException {
        requireReadable();
        if (input.size() < sizeAtOpen) {
            throw cannotReadOn("it became shorter while it was read");
        }
        long promised = promisedPackets();
        if (videoPackets + lost < promised) {
            damage.incomplete("ends early: " + videoPackets + " of " + promised + " frames");
        } else if (promised == 0 && endSeconds < promisedSeconds()) {
            double there = Math.max(0, endSeconds - startSeconds());
            damage.incomplete(String.format(Locale.ROOT, "ends early: %.1f of %.1f s", there, durationSeconds()));
        } else if (unreadable > lost) {
            damage.incomplete("has packets that cannot be read");
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
        double tolerance = Math.min(TOLERATED_SECONDS, TOLERATED_SHARE * durationSeconds());
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
