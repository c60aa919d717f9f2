package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_RAWVIDEO;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_copy_props;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;

/**
 * Decodes the video of a live source as it comes, with one thread and as little delay as its pictures' order allows; every
 * packet is decoded, whoever wants the picture. What comes before the first picture that needs no other is not shown. One
 * thread; {@link Cancellation#cancel} ends what it waits for.
 */
public final class LiveReader implements AutoCloseable {
    /** Cameras that save bits send a picture that needs no other every twenty seconds. */
    private static final Duration WITHOUT_PICTURE = Duration.ofSeconds(30);

    /** A goodbye to the server is a courtesy. */
    private static final Duration GOODBYE = Duration.ofMillis(200);

    private final LiveSource source;
    private final LiveOptions options;
    private final Watchdog watchdog;
    private final StandardInput standardInput;
    private final MediaInput input;
    private final AVStream stream;
    private final LivePackets packetsIn;
    private final DamageLog damage;
    private final VideoDecoder decoder;
    private final LiveDescription description;
    private final WallClock clock;
    private final boolean byArrival;
    private final boolean copiesPackets;
    private final List<String> remarks = new ArrayList<>();
    private final AVPacket packet = av_packet_alloc();
    private final AVPacket copy = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private final PacketList others = PacketList.create();
    private boolean firstIsHere;
    private boolean keySeen;
    private long damagedBeforeKey;
    private long askedNanos;
    private long videoNanos;
    private long arrivedNanos;
    private boolean closed;

    private LiveReader(
            LiveSource source,
            LiveOptions options,
            Watchdog watchdog,
            StandardInput standardInput,
            MediaInput input,
            LivePackets packetsIn,
            DamageLog damage,
            VideoDecoder decoder) {
        this.source = source;
        this.options = options;
        this.watchdog = watchdog;
        this.standardInput = standardInput;
        this.input = input;
        this.packetsIn = packetsIn;
        this.damage = damage;
        this.decoder = decoder;
        stream = packetsIn.video();
        byArrival = packetsIn.lacksTimestamps();
        clock = new WallClock(VideoDescriber.timeBase(stream), !source.isFile());
        // A camera's raw picture lies in its driver's memory, which is gone before our pictures are.
        copiesPackets = source.isCamera() && stream.codecpar().codec_id() == AV_CODEC_ID_RAWVIDEO;
        description = new LiveDescription(input, stream);
    }

    /**
     * Connects, and decodes the first picture, so that {@link #description} is true from the start; the caller closes the
     * reader. Pictures that need no other may be rare: while packets come, the first is waited for up to 30 s.
     *
     * @throws VideoException of kind INPUT if that fails, lasts too long or is cancelled
     */
    public static LiveReader open(LiveSource source, LiveOptions options, Cancellation cancellation)
            throws VideoException {
        Watchdog watchdog = new Watchdog(cancellation);
        StandardInput standardInput =
                source.kind() == LiveSource.Kind.STANDARD_INPUT ? new StandardInput(watchdog) : null;
        MediaInput input = null;
        LiveReader reader = null;
        try {
            watchdog.allow(options.openTimeout());
            LiveOpening opening = new LiveOpening(source, options, watchdog);
            input = source.isFile() ? openFile(source) : opening.open(standardInput);
            LivePackets packets =
                    new LivePackets(source, options, watchdog, input, input.videoStream(OptionalInt.empty()));
            DamageLog damage = new DamageLog(source.name(), VideoDescriber.timeBase(packets.video()), false);
            VideoDecoder decoder = VideoDecoder.openLive(source.name(), packets.video(), damage);
            reader = new LiveReader(source, options, watchdog, standardInput, input, packets, damage, decoder);
            reader.awaitFirst(opening.unheard());
            return reader;
        } catch (VideoException | RuntimeException failure) {
            closeAll(reader, input, standardInput, watchdog);
            boolean over = standardInput != null && standardInput.isOver() && !cancellation.isCancelled();
            if (over && failure instanceof VideoException) {
                throw VideoException.over(failure.getMessage());
            }
            throw failure;
        }
    }

    private static MediaInput openFile(LiveSource source) throws VideoException {
        try {
            return MediaInput.open(Path.of(source.url()));
        } catch (VideoException failure) {
            throw VideoException.lasting(failure.getMessage());
        }
    }

    private static void closeAll(LiveReader reader, MediaInput input, StandardInput standardInput, Watchdog watchdog) {
        if (reader != null) {
            reader.close();
            return;
        }
        if (input != null) {
            input.close();
        }
        if (standardInput != null) {
            standardInput.close();
        }
        watchdog.close();
    }

    private void awaitFirst(List<String> unheard) throws VideoException {
        firstIsHere = decode();
        if (!firstIsHere) {
            throw VideoException.lasting("cannot open " + source + ": not one picture in it decodes");
        }
        settle();
        remarks.addAll(new LiveRemarks(source, options, stream, description.current()).lines(unheard));
    }

    /**
     * What the pictures are, by the picture read last (before the first: by the first). The same object until something
     * changes.
     */
    public VideoDescription description() {
        requireOpen();
        return description.current();
    }

    /**
     * Decodes the next picture by reference, with its time since the Unix epoch in the stream's time base, and appends the
     * packets of the other streams, moved alike and each with its time base.
     *
     * @return false at a real end: the file is over, standard input was closed
     * @throws VideoException of kind INPUT if the connection is lost, silent for too long, or cancelled
     */
    public boolean read(Picture picture, PacketList packets) throws VideoException {
        requireOpen();
        AVFrame target = picture.frameToFill();
        boolean any = true;
        if (firstIsHere) {
            firstIsHere = false;
        } else {
            any = decode();
            if (any) {
                settle();
            }
        }
        handOut(packets);
        if (any) {
            av_frame_move_ref(target, frame);
        }
        return any;
    }

    /** {@link System#nanoTime} at the arrival of the last packet of the picture read last; of a film, when it was due. */
    public long arrivedNanos() {
        requireOpen();
        return arrivedNanos;
    }

    /** What was asked for and is not so, a line each. */
    public List<String> remarks() {
        requireOpen();
        return List.copyOf(remarks);
    }

    /** Pictures that did not decode, or not whole, since the first that was shown. */
    public long damagedFrames() {
        requireOpen();
        return keySeen ? damage.frames() - damagedBeforeKey : 0;
    }

    /** A copy of the connection's streams, for recording; the caller closes it. */
    public LiveStreams streams() {
        return LiveStreams.of(input(), description());
    }

    /** The container, for a recording that mirrors its streams. */
    MediaInput input() {
        requireOpen();
        return input;
    }

    /** Disconnects. Pictures and packets stay valid. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            watchdog.allow(GOODBYE);
            others.close();
            av_packet_free(packet);
            av_packet_free(copy);
            av_frame_free(frame);
            decoder.close();
            closeAll(null, input, standardInput, watchdog);
        }
    }

    /** Decodes until there is a picture to show; false at the end. */
    private boolean decode() throws VideoException {
        askedNanos = System.nanoTime();
        videoNanos = askedNanos;
        while (true) {
            if (decoder.receive(frame)) {
                if (isShowable()) {
                    return true;
                }
                av_frame_unref(frame);
            } else if (!decoder.ended()) {
                feed();
            } else if (options.loop() && packetsIn.rewind()) {
                decoder.restart();
            } else {
                return false;
            }
        }
    }

    private boolean isShowable() {
        if (!keySeen && ((frame.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0 || source.isTestPicture())) {
            keySeen = true;
            damagedBeforeKey = damage.frames();
        }
        return keySeen;
    }

    /** Reads one packet and gives it to whom it belongs. */
    private void feed() throws VideoException {
        if (!packetsIn.next(packet)) {
            decoder.send(null);
        } else if (packet.stream_index() == stream.index()) {
            videoNanos = System.nanoTime();
            decode(packet);
            requirePictures();
        } else {
            others.take(packet);
            requireVideo();
        }
    }

    private void decode(AVPacket arrived) throws VideoException {
        if (copiesPackets) {
            FfmpegError.requireMemory(av_new_packet(copy, arrived.size()), "a packet");
            Pointer.memcpy(copy.data(), arrived.data(), arrived.size());
            av_packet_copy_props(copy, arrived);
            decoder.send(copy);
            av_packet_unref(copy);
        } else {
            decoder.send(arrived);
        }
        av_packet_unref(arrived);
    }

    private void requirePictures() throws VideoException {
        if (System.nanoTime() - askedNanos > WITHOUT_PICTURE.toNanos()) {
            throw new LiveFailure(source).silent("picture, though packets come,", WITHOUT_PICTURE);
        }
    }

    /** Sound alone is as good as silence, and would be kept for a picture that never comes. */
    private void requireVideo() throws VideoException {
        if (System.nanoTime() - videoNanos > packetsIn.silence().toNanos()) {
            throw new LiveFailure(source).silent("video, though sound comes,", packetsIn.silence());
        }
    }

    /** Gives a picture its time, the plain name of its pixel format, and a description. */
    private void settle() throws VideoException {
        long own = frame.pts() != AV_NOPTS_VALUE ? frame.pts() : frame.best_effort_timestamp();
        arrivedNanos = packetsIn.arrivalOf(own);
        boolean timed = !byArrival && own != AV_NOPTS_VALUE;
        frame.pts(timed ? clock.place(own, arrivedNanos) : clock.place(arrivedNanos));
        description.settle(frame);
        if (byArrival || description.durationsAreStandIns()) {
            frame.duration(0);
        }
        if (VideoDecoder.isConcealed(frame)) {
            damage.frame(own == AV_NOPTS_VALUE ? frame.pts() : own);
        }
    }

    /** Hands out the packets of the other streams, moved as the pictures are. */
    private void handOut(PacketList packets) {
        for (int i = 0; clock.begun() && i < others.size(); i++) {
            AVPacket other = others.packet(i);
            int index = other.stream_index();
            LivePackets.move(other, clock.offset(index, packetsIn.timeBase(index)));
            other.time_base(input.stream(index).time_base());
            if (other.dts() == AV_NOPTS_VALUE || clock.goesOn(index, other.dts())) {
                packets.take(other);
            }
        }
        others.clear();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("live reader is closed");
        }
    }
}
