package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_NOTIMESTAMPS;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BYTE;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * A live container's packets: as they come, or when they are due where they come faster; over and over where that is
 * wanted, with timestamps that go on. Waits no longer than it may. One thread.
 */
final class LivePackets {
    /** Fine enough for the clock, where the container's own unit is a frame that nobody knows the length of. */
    private static final int ARRIVAL_TICKS_PER_SECOND = 90_000;

    private static final int MAX_UNREADABLE = 1000;
    private static final long CAMERA_NAP_NANOS = 1_000_000;

    /** Standard input may run ahead of the clock by what lay in the pipe; a whole file in it may not. */
    private static final long STANDARD_INPUT_LEAD_NANOS = 500_000_000;

    /** A playlist brings seconds at once, and then nothing for as long. */
    private static final Duration PLAYLIST_SILENCE = Duration.ofSeconds(20);

    private final LiveSource source;
    private final MediaInput input;
    private final AVStream video;
    private final Watchdog watchdog;
    private final LiveFailure failure;
    private final Duration silence;
    private final TimeBase timeBase;
    private final Pacer pacer;
    private final ArrivalTimes arrivals = new ArrivalTimes();
    private final List<TimeBase> timeBases = new ArrayList<>();
    private long passBegin = Long.MAX_VALUE;
    private long passEnd = Long.MIN_VALUE;
    private long shift;

    /** From where the input stands; all borrowed. */
    LivePackets(LiveSource source, LiveOptions options, Watchdog watchdog, MediaInput input, AVStream video) {
        this.source = source;
        this.input = input;
        this.video = video;
        this.watchdog = watchdog;
        this.failure = new LiveFailure(source);
        this.silence = isPlaylist() && options.readTimeout().compareTo(PLAYLIST_SILENCE) < 0
                ? PLAYLIST_SILENCE
                : options.readTimeout();
        if (lacksTimestamps()) {
            video.time_base().num(1).den(ARRIVAL_TICKS_PER_SECOND);
            video.avg_frame_rate().num(0).den(1);
            video.r_frame_rate().num(0).den(1);
        }
        this.timeBase = VideoDescriber.timeBase(video);
        this.pacer = pacer();
    }

    /** The video. */
    AVStream video() {
        return video;
    }

    /** How long nothing may come. */
    Duration silence() {
        return silence;
    }

    /** What holds packets back; null for what sends when it is time. */
    private Pacer pacer() {
        if (source.kind() == LiveSource.Kind.STANDARD_INPUT && !lacksTimestamps()) {
            return new Pacer(watchdog.cancellation(), timeBase, STANDARD_INPUT_LEAD_NANOS);
        }
        boolean early = source.isFile() || source.isTestPicture() || isPlaylist() || isFileOnServer();
        return early ? new Pacer(watchdog.cancellation(), timeBase, 0) : null;
    }

    private boolean isPlaylist() {
        return input.containerName().equals("hls");
    }

    private boolean isFileOnServer() {
        AVIOContext io = input.context().pb();
        return source.scheme().startsWith("http") && io != null && io.seekable() != 0 && isOfKnownLength();
    }

    private boolean isOfKnownLength() {
        return input.context().duration() != AV_NOPTS_VALUE && input.context().duration() > 0;
    }

    /** Whether timestamps are made up from a frame rate that nobody knows: those of bare JPEG pictures and bare H.264. */
    boolean lacksTimestamps() {
        String container = input.containerName();
        boolean bare = (input.context().iformat().flags() & AVFMT_NOTIMESTAMPS) != 0
                || container.equals("mpjpeg")
                || container.equals("mjpeg")
                || container.endsWith("_pipe");
        return bare && !source.isFile() && source.kind() != LiveSource.Kind.DEVICE;
    }

    /**
     * Reads into a blank packet, and waits until it is due.
     *
     * @return false at an end that is one
     * @throws VideoException if nothing comes for too long, the connection breaks, or somebody cancels
     */
    boolean next(AVPacket packet) throws VideoException {
        watchdog.allow(silence);
        int unreadable = 0;
        while (true) {
            int code = input.read(packet);
            requireNotCancelled();
            if (code >= 0) {
                arrived(packet);
                return true;
            }
            if (watchdog.expired() || transportError(code) == AVERROR_EXIT) {
                throw failure.silent("packet", silence);
            }
            if (code == AVERROR_EAGAIN()) {
                watchdog.cancellation().await(CAMERA_NAP_NANOS);
            } else if (code == AVERROR_EOF && hasEnd()) {
                return false;
            } else if (code != AVERROR_INVALIDDATA || ++unreadable > MAX_UNREADABLE) {
                throw failure.reading(transportError(code));
            }
        }
    }

    /** Whether the end of the bytes is the end of the film, as a closed connection is not. */
    private boolean hasEnd() {
        return source.kind() != LiveSource.Kind.NETWORK || isOfKnownLength();
    }

    /** An operating system's error, which demuxers take for the end. */
    private int transportError(int code) {
        AVIOContext io = input.context().pb();
        return code == AVERROR_EOF && io != null && io.error() < 0 ? io.error() : code;
    }

    private void arrived(AVPacket packet) throws VideoException {
        boolean isVideo = packet.stream_index() == video.index();
        if (isVideo) {
            noteLength(packet);
        }
        if (shift != 0) {
            move(packet, isVideo ? shift : timeBase.rescale(shift, timeBase(packet.stream_index())));
        }
        if (isVideo) {
            if (pacer != null && packet.dts() != AV_NOPTS_VALUE) {
                pacer.await(packet.dts());
                requireNotCancelled();
            }
            arrivals.note(packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts(), System.nanoTime());
        }
    }

    private void requireNotCancelled() throws VideoException {
        if (watchdog.cancellation().isCancelled()) {
            throw failure.cancelled();
        }
    }

    private void noteLength(AVPacket packet) {
        long time = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        if (time != AV_NOPTS_VALUE) {
            passBegin = Math.min(passBegin, time);
            passEnd = Math.max(passEnd, time + Math.max(1, packet.duration()));
        }
    }

    /** Moves a packet's timestamps by ticks of its own stream. */
    static void move(AVPacket packet, long ticks) {
        if (packet.pts() != AV_NOPTS_VALUE) {
            packet.pts(packet.pts() + ticks);
        }
        if (packet.dts() != AV_NOPTS_VALUE) {
            packet.dts(packet.dts() + ticks);
        }
    }

    /** Goes back to the beginning, if there is one; what follows gets the times after what was. */
    boolean rewind() {
        if (passEnd == Long.MIN_VALUE || !source.isFile()) {
            return false;
        }
        shift += passEnd - passBegin;
        passBegin = Long.MAX_VALUE;
        passEnd = Long.MIN_VALUE;
        String container = input.containerName();
        boolean byBytes = container.startsWith("mpeg") || lacksIndexedTime();
        return byBytes
                ? av_seek_frame(input.context(), -1, 0, AVSEEK_FLAG_BYTE) >= 0
                : av_seek_frame(input.context(), -1, startMicroseconds(), AVSEEK_FLAG_BACKWARD) >= 0;
    }

    private boolean lacksIndexedTime() {
        return (input.context().iformat().flags() & AVFMT_NOTIMESTAMPS) != 0;
    }

    private long startMicroseconds() {
        long start = input.context().start_time();
        return start == AV_NOPTS_VALUE ? 0 : start;
    }

    /** When the packet with this timestamp came, or else the latest. */
    long arrivalOf(long timestamp) {
        return arrivals.of(timestamp);
    }

    /** The unit of a stream's timestamps. Streams may appear while others are read. */
    TimeBase timeBase(int stream) {
        while (timeBases.size() <= stream) {
            timeBases.add(VideoDescriber.timeBase(input.stream(timeBases.size())));
        }
        return timeBases.get(stream);
    }
}
