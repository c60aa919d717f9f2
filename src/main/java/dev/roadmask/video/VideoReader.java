package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Decodes one video stream of a file, every frame once and in presentation order, and hands out the packets of the other
 * streams as they come. A single JPEG or PNG picture is a video of one frame.
 *
 * <p>A frame that does not decode is written down and left out, and the others keep their places; see {@link #damage}. One
 * thread; every method but {@link #close}
 * throws {@link IllegalStateException} after close.
 */
public final class VideoReader extends VideoSource {
    private final MediaInput input;
    private final PacketFeed feed;
    private final VideoDecoder decoder;
    private final DamageLog damage;
    private final boolean durationsAreStandIns;
    private final int streamIndex;
    private final VideoDescription description;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame ahead = av_frame_alloc();
    private final TimestampMender mender = new TimestampMender();
    private boolean begun;
    private boolean anyAhead;
    private long frames;
    private long expectedTimestamp;
    private boolean closed;

    private VideoReader(
            MediaInput input,
            VideoDecoder decoder,
            DamageLog damage,
            AVStream stream,
            VideoDescription description,
            boolean durationsAreStandIns) {
        this.durationsAreStandIns = durationsAreStandIns;
        this.input = input;
        this.feed = new PacketFeed(input, stream, damage);
        this.decoder = decoder;
        this.damage = damage;
        this.description = description;
        this.streamIndex = description.streamIndex();
    }

    /** Opens a file's first video stream with two decoder threads; see {@link #open(Path, ReaderOptions)}. */
    public static VideoReader open(Path file) throws VideoException {
        return open(file, ReaderOptions.defaults());
    }

    /**
     * Opens a file; the caller closes the reader.
     *
     * @throws VideoException of kind INPUT if the file is missing, a folder, no media file, without the wanted video
     *     stream, without a decoder for it, or of an absurd size
     */
    public static VideoReader open(Path file, ReaderOptions options) throws VideoException {
        MediaInput input = MediaInput.open(file);
        try {
            AVStream stream = input.videoStream(options.stream());
            requireSensibleSize(file, stream.codecpar());
            DamageLog damage = new DamageLog(file.toString(), VideoDescriber.timeBase(stream), options.strict());
            VideoDecoder decoder = VideoDecoder.open(file.toString(), stream, options.decoderThreads(), damage);
            try {
                int pixelFormat = requirePixelFormat(file, stream.codecpar(), decoder);
                VideoDescriber describer = new VideoDescriber(input, stream, pixelFormat);
                return new VideoReader(
                        input, decoder, damage, stream, describer.describe(), describer.durationsAreStandIns());
            } catch (VideoException | RuntimeException failure) {
                decoder.close();
                throw failure;
            }
        } catch (VideoException | RuntimeException failure) {
            input.close();
            throw failure;
        }
    }

    /** What the container says. */
    @Override
    public VideoDescription description() {
        requireOpen();
        return description;
    }

    /** The file that is read. */
    @Override
    public Path file() {
        return input.file();
    }

    /**
     * Decodes the next frame by reference into {@code picture}, with its timestamp and duration in the stream's time
     * base, and appends to {@code packets}, by reference, the packets of the other streams read since the frame before.
     * What the picture referred to is released first. One frame more is decoded already: a timestamp that a fault has thrown
     * out of the row shows by the next.
     *
     * @return false at the end; {@code packets} then holds the rest and {@code picture} is empty
     * @throws VideoException of kind INPUT if the file cannot be read on, ends without one decodable frame, or is damaged
     *     and was opened to be read strictly
     */
    @Override
    public boolean read(Picture picture, PacketList packets) throws VideoException {
        requireOpen();
        AVFrame frame = picture.frameToFill();
        if (!begun) {
            begun = true;
            anyAhead = decode(packets);
        }
        if (!anyAhead) {
            requireSomeFrame();
            return false;
        }
        av_frame_move_ref(frame, ahead);
        anyAhead = decode(packets);
        mend(frame);
        frames++;
        return true;
    }

    /** Decodes one frame ahead of what is handed out; false at the end. */
    private boolean decode(PacketList packets) throws VideoException {
        while (!decoder.receive(ahead)) {
            if (decoder.ended()) {
                return false;
            }
            feed(packets);
        }
        settle(ahead);
        if (VideoDecoder.isConcealed(ahead)) {
            damage.frame(ahead.pts());
        }
        return true;
    }

    private void mend(AVFrame frame) throws VideoException {
        long mended = mender.mend(frame.pts(), frame.duration(), anyAhead ? ahead.pts() : TimestampMender.NONE);
        if (mended != frame.pts()) {
            frame.pts(mended);
            damage.frame(mended);
        }
    }

    /** Frames read so far. */
    @Override
    public long framesRead() {
        requireOpen();
        return frames;
    }

    /** What is wrong with the file as far as it has been read; whether its end is there is known at the end. */
    @Override
    public Damage damage() {
        requireOpen();
        return damage.damage();
    }

    /** Closes the file. Pictures and packets read from it stay valid. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            av_packet_free(packet);
            av_frame_free(ahead);
            decoder.close();
            input.close();
        }
    }

    /** The container, for a writer that mirrors it. */
    @Override
    MediaInput input() {
        requireOpen();
        return input;
    }

    /** Reads one packet and gives it to whom it belongs. */
    private void feed(PacketList packets) throws VideoException {
        if (!feed.next(packet)) {
            decoder.send(null);
        } else if (packet.stream_index() == streamIndex) {
            decoder.send(packet);
            av_packet_unref(packet);
        } else {
            packets.take(packet);
        }
    }

    /** Gives a frame its time and the plain name of its pixel format. */
    private void settle(AVFrame frame) {
        if (frame.pts() == AV_NOPTS_VALUE) {
            long best = frame.best_effort_timestamp();
            frame.pts(best == AV_NOPTS_VALUE ? expectedTimestamp : best);
        }
        if (durationsAreStandIns) {
            frame.duration(0);
        }
        expectedTimestamp = frame.pts() + Math.max(1, frame.duration());
        int plain = FullRangeAlias.plain(frame.format());
        if (plain != frame.format()) {
            frame.format(plain);
            frame.color_range(AVCOL_RANGE_JPEG);
        }
    }

    private void requireSomeFrame() throws VideoException {
        if (frames == 0) {
            throw MediaInput.cannotOpen(
                    file(), "not one picture in it decodes (" + damagedFrames() + " damaged). Is it cut short?");
        }
    }

    private static void requireSensibleSize(Path file, AVCodecParameters video) throws VideoException {
        long pixels = (long) video.width() * video.height();
        boolean sensible = video.width() > 0
                && video.height() > 0
                && video.width() <= VideoDecoder.MAX_SIDE
                && video.height() <= VideoDecoder.MAX_SIDE
                && pixels <= VideoDecoder.MAX_PIXELS;
        if (!sensible) {
            throw MediaInput.cannotOpen(
                    file, "its picture size cannot be: " + video.width() + "x" + video.height() + ". Is it damaged?");
        }
    }

    private static int requirePixelFormat(Path file, AVCodecParameters video, VideoDecoder decoder)
            throws VideoException {
        int format = video.format() != AV_PIX_FMT_NONE ? video.format() : decoder.pixelFormat();
        if (format == AV_PIX_FMT_NONE) {
            throw MediaInput.cannotOpen(file, "nothing in its video decodes. Is it damaged?");
        }
        return format;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("video reader is closed");
        }
    }
}
