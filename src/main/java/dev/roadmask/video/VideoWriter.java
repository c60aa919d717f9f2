package dev.roadmask.video;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Encodes pictures and copies packets into FILE.part, and renames that to FILE when it is whole.
 *
 * <p>Every picture written comes out as one frame with exactly the timestamp and duration given. An MP4 grows in
 * fragments, so that a killed run leaves a playable part, and becomes an ordinary MP4 at the end. One thread at a time;
 * every method but {@link #close} throws {@link IllegalStateException} after close, and those that write also after
 * {@link #complete} and {@link #keepPart}.
 */
public final class VideoWriter implements AutoCloseable {
    private final OutputAssembly parts;
    private final Optional<Continuation> older;
    private final long keptFrames;
    private final VideoSource source;
    private final long origin;
    private final long nominalDuration;
    private long frames;
    private long movedFrames;
    private long nextTimestamp = Long.MIN_VALUE;
    private long endTimestamp;
    private boolean ended;
    private boolean closed;

    private VideoWriter(OutputAssembly parts, VideoSource source, Optional<Continuation> older, long origin) {
        this.parts = parts;
        this.source = source;
        this.older = older;
        this.origin = origin;
        keptFrames = older.map(Continuation::frames).orElse(0L);
        TimeBase timeBase = parts.encoder().timeBase();
        nominalDuration = Math.max(1, parts.spec().frameRate().frameDuration().rescale(1, timeBase));
    }

    /**
     * An output that mirrors a reader: its video encoded again, its other streams copied packet by packet, with its
     * rotation, pixel aspect, colour tags, metadata and chapters. The caller closes it.
     *
     * @param file its extension chooses the container, see {@link OutputContainer}
     * @param source borrowed; to be closed after the writer
     * @throws VideoException of kind EXISTS if the output exists and may not be replaced; OUTPUT if it cannot be
     *     written, is of an unknown kind or is the source itself; ENCODER if none opens
     */
    public static VideoWriter create(Path file, VideoSource source, EncoderOptions options) throws VideoException {
        OutputFile target = OutputFile.claim(file, options.overwrite());
        OutputAssembly parts = OutputAssembly.mirror(target, Original.of(source), options, false);
        return new VideoWriter(parts, source, Optional.empty(), 0);
    }

    /**
     * The same, going on with FILE.part if there is one: the frames encoded in it are written again as they are, and only
     * those behind them are encoded. {@link #write} is to be called for all frames of the source nevertheless; for the
     * first {@link #framesKept} it takes no notice of the picture. The part stays until the new one holds as much.
     *
     * <p>The caller sees to it that source, options and pictures are those that the part was made with.
     *
     * @throws VideoException as {@link #create(Path, VideoSource, EncoderOptions)} does, and of kind OUTPUT if the part
     *     cannot be continued
     */
    public static VideoWriter resume(Path file, VideoSource source, EncoderOptions options) throws VideoException {
        OutputFile target = OutputFile.claimAgain(file, options.overwrite());
        boolean isOlder = Files.exists(target.part());
        OutputAssembly parts = OutputAssembly.mirror(target, Original.of(source), options, isOlder);
        try {
            Optional<Continuation> older = isOlder ? Continuation.of(parts) : Optional.empty();
            return new VideoWriter(parts, source, older, 0);
        } catch (VideoException | RuntimeException failure) {
            parts.close();
            parts.output().discard();
            throw failure;
        }
    }

    /**
     * An output from nothing. The caller closes it.
     *
     * @throws VideoException as {@link #create(Path, VideoSource, EncoderOptions)} does
     */
    public static VideoWriter create(Path file, NewVideo video, EncoderOptions options) throws VideoException {
        return new VideoWriter(OutputAssembly.fresh(file, video, options), null, Optional.empty(), 0);
    }

    /**
     * An output for a stretch of a live stream, from one of its pictures on. Pictures and packets come with times on the
     * wall clock; the file begins at 0 with that picture, and says when it was. A part that lies there is replaced. The
     * encoder holds no picture back that it need not. The caller closes it.
     *
     * @param streams borrowed for the call
     * @param waiting borrowed for the call; knows what the streams began with
     * @param origin timestamp of the first picture
     * @throws VideoException as {@link #create(Path, VideoSource, EncoderOptions)} does
     */
    public static VideoWriter segment(
            Path file, LiveStreams streams, WaitingPackets waiting, long origin, EncoderOptions options)
            throws VideoException {
        OutputFile target = OutputFile.claimAgain(file, options.overwrite());
        Original original = Original.of(streams, waiting.firstPackets(), origin);
        return new VideoWriter(OutputAssembly.mirror(target, original, options, false), null, Optional.empty(), origin);
    }

    /**
     * A lossless video of 8-bit grey pictures, one for each of a film's as that is shown, upright, with its timestamps and
     * nothing else of it. The samples are numbers, 0 to 255, that no player is to change. The caller closes it.
     *
     * @param file Matroska, by its extension
     * @param film borrowed for the call
     * @throws VideoException as {@link #create(Path, VideoSource, EncoderOptions)} does
     */
    public static VideoWriter numbers(Path file, VideoSource film, boolean overwrite) throws VideoException {
        OutputFile target = OutputFile.claimWhole(file, overwrite);
        if (target.container() != OutputContainer.MATROSKA) {
            throw OutputFile.cannotWrite(file, "lossless grey video is Matroska. Name it .mkv");
        }
        for (Path read : film.files()) {
            target.requireApartFrom(read);
        }
        return numbers(new PartFile(target, false), film);
    }

    /**
     * The same as a stream to standard output, where nothing else may then be printed.
     *
     * @throws VideoException of kind OUTPUT if nobody takes it
     */
    public static VideoWriter numbersToStandardOutput(VideoSource film) throws VideoException {
        return numbers(StandardOutputPart.create(OutputContainer.MATROSKA), film);
    }

    private static VideoWriter numbers(PartFile part, VideoSource film) throws VideoException {
        OutputAssembly parts = OutputAssembly.numbers(part, EncoderSpec.numbersLike(film));
        return new VideoWriter(parts, null, Optional.empty(), 0);
    }

    /** FFmpeg's name of the encoder that opened. */
    public String encoder() {
        requireOpen();
        return parts.encoder().name();
    }

    /** Width of the pictures that {@link #write} wants, in pixels. */
    public int width() {
        requireOpen();
        return parts.spec().width();
    }

    /** Height of the pictures that {@link #write} wants, in pixels. */
    public int height() {
        requireOpen();
        return parts.spec().height();
    }

    /** FFmpeg's name of the pixel format that {@link #write} wants. */
    public String pixelFormat() {
        requireOpen();
        return PixelLayout.of(parts.encoder().pixelFormat()).name();
    }

    /** A black picture of the size, format and colour tags that {@link #write} wants; the caller closes it. */
    public Picture allocatePicture() {
        return Picture.allocate(
                width(), height(), pixelFormat(), parts.encoder().colors());
    }

    /** Unit of the timestamps that {@link #write} takes: the source's, or one frame of a new video. */
    public TimeBase timeBase() {
        requireOpen();
        return parts.encoder().timeBase();
    }

    /** The file while it grows. */
    public Path part() {
        return parts.output().part().path();
    }

    /** What could not be kept as it was, a line each; may grow until the end. */
    public List<String> warnings() {
        requireOpen();
        List<String> warnings = parts.warnings();
        String source = PixelLayout.of(parts.spec().sourceFormat()).name();
        if (!source.equals(pixelFormat())) {
            warnings.add("pictures are " + source + " and written as " + pixelFormat() + ": " + encoder()
                    + " takes nothing closer");
        }
        if (movedFrames > 0) {
            warnings.add(movedFrames + " frames had a timestamp not after the one before; moved to the next tick");
        }
        return warnings;
    }

    /**
     * Encodes one picture, after copying the packets that were read before it.
     *
     * @param picture borrowed for this call, of the size and pixel format asked for; its timestamp and duration are set
     *     to the given ones. An allocated picture may be filled again after the call by {@link Picture#copyFrom} or a
     *     {@link PictureConverter}, which see to it that an encoder that still holds it is not disturbed
     * @param timestamp in {@link #timeBase}; one that is not after the last is moved to the next tick, and warned of
     * @param duration in {@link #timeBase}; what is not positive counts as a frame of the average rate
     * @param packets borrowed; empty afterwards
     * @throws VideoException of kind OUTPUT if writing fails, ENCODER if encoding does
     */
    public void write(Picture picture, long timestamp, long duration, PacketList packets) throws VideoException {
        requireWriting();
        requireFit(picture);
        parts.copies().write(packets, parts.output());
        long shown = ordered(timestamp - origin);
        long lasting = duration > 0 ? duration : nominalDuration;
        if (parts.sound() != null) {
            parts.sound().encodeUntil(timeBase().seconds(shown), parts.soundStream());
        }
        if (frames < keptFrames) {
            parts.video().accept(older.orElseThrow().next(shown, lasting, timeBase()));
        } else {
            parts.encoder().encode(picture.frame(), shown, lasting, parts.video());
        }
        endTimestamp = shown + lasting;
        frames++;
        if (frames > keptFrames) {
            // Until then the older part is safe.
            parts.output().secure(timeBase().seconds(endTimestamp));
            if (older.isPresent()) {
                older.get().replaceWhenSafe();
            }
        }
    }

    /**
     * Copies packets.
     *
     * @param packets borrowed; empty afterwards
     * @throws VideoException of kind OUTPUT if writing fails
     */
    public void write(PacketList packets) throws VideoException {
        requireWriting();
        parts.copies().write(packets, parts.output());
    }

    /**
     * {@link #complete} and {@link #publish}.
     *
     * @param rest borrowed; empty afterwards
     * @throws VideoException of kind OUTPUT, EXISTS or ENCODER; FILE.part is then left as it is
     */
    public void finish(PacketList rest) throws VideoException {
        complete(rest);
        publish();
    }

    /**
     * Writes the remaining packets, flushes, and ends FILE.part.
     *
     * @param rest borrowed; empty afterwards
     * @throws VideoException of kind OUTPUT or ENCODER; FILE.part is then left as it is
     */
    public void complete(PacketList rest) throws VideoException {
        requireWriting();
        parts.copies().write(rest, parts.output());
        flush();
        ended = true;
        parts.output().end();
        replaceOlder();
    }

    /**
     * Renames FILE.part, which is complete, to FILE.
     *
     * @throws VideoException of kind OUTPUT or EXISTS; FILE.part is then left as it is
     */
    public void publish() throws VideoException {
        requireOpen();
        parts.output().part().publish();
    }

    /**
     * After a failure elsewhere: ends FILE.part so that it plays and holds every frame written, without renaming it.
     * Does nothing when the file has ended already.
     *
     * @throws VideoException if that fails; what was written before plays nevertheless
     */
    public void keepPart() throws VideoException {
        requireOpen();
        if (ended) {
            return;
        }
        ended = true;
        try {
            flush();
        } finally {
            parts.output().end();
        }
        // What failed to be written may be in the older part.
        if (frames >= keptFrames && !parts.output().hasFailed()) {
            replaceOlder();
        }
    }

    /** Frames at the beginning that come encoded from the part that is continued; 0 for a new output. */
    public long framesKept() {
        return keptFrames;
    }

    /** Pictures taken by {@link #write} so far. */
    public long framesWritten() {
        requireOpen();
        return frames;
    }

    /** Without {@link #finish} before it, whatever was written stays as FILE.part; an empty part is removed. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            parts.close();
            if (older.isPresent()) {
                older.get().close();
            }
            boolean olderHasMore = parts.output().part().isBesideOlder();
            if (olderHasMore || !ended && frames == 0) {
                parts.output().discard();
            }
        }
    }

    private void replaceOlder() throws VideoException {
        if (older.isPresent()) {
            older.get().replace();
        }
    }

    private void flush() throws VideoException {
        if (source != null) {
            Metadata.addChapters(
                    source.clipChapters(), timeBase(), parts.output().context());
        }
        parts.encoder().flush(parts.video());
        if (parts.sound() != null) {
            parts.sound().flush(timeBase().seconds(endTimestamp), parts.soundStream());
        }
    }

    /** No container takes two frames at one time. */
    private long ordered(long timestamp) {
        if (timestamp < nextTimestamp) {
            movedFrames++;
        }
        long shown = Math.max(timestamp, nextTimestamp);
        nextTimestamp = shown + 1;
        return shown;
    }

    private void requireFit(Picture picture) {
        boolean fits = picture.width() == parts.spec().width()
                && picture.height() == parts.spec().height()
                && picture.frame().format() == parts.encoder().pixelFormat();
        if (!fits) {
            throw new IllegalArgumentException("picture does not fit: picture=" + picture + " wanted=" + width() + "x"
                    + height() + " " + pixelFormat());
        }
    }

    private void requireWriting() {
        requireOpen();
        if (ended) {
            throw new IllegalStateException("video writer has ended its file");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("video writer is closed");
        }
    }
}
