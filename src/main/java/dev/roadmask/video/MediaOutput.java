package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_query_codec;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_flush;
import static org.bytedeco.ffmpeg.global.avformat.avio_open2;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import dev.roadmask.video.VideoException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

/** A container being written to its PART: streams first, then the header, packets, the trailer. One thread. */
final class MediaOutput implements AutoCloseable {
    private final OutputFile target;
    private final PartFile part;
    private final AVFormatContext context;
    private final AVIOContext io = new AVIOContext(null);
    private boolean opened;
    private boolean failed;
    private boolean ended;
    private boolean closed;
    private long onDisk;
    private double forcedAtSeconds = Double.NEGATIVE_INFINITY;

    private MediaOutput(OutputFile target, PartFile part, AVFormatContext context) {
        this.target = target;
        this.part = part;
        this.context = context;
    }

    /**
     * A container without streams; nothing is written yet.
     *
     * @param besideOlder whether an older part is to stay until {@link #part} replaces it
     */
    static MediaOutput create(OutputFile target, boolean besideOlder) {
        return create(new PartFile(target, besideOlder));
    }

    /** The same, written to a part of some kind. */
    static MediaOutput create(PartFile part) {
        return new MediaOutput(part.target(), part, allocate(part.target().container()));
    }

    /** A blank output context for a container. */
    static AVFormatContext allocate(OutputContainer container) {
        FfmpegLog.prepare();
        AVFormatContext context = new AVFormatContext(null);
        int code = avformat_alloc_output_context2(context, (AVOutputFormat) null, container.muxer(), null);
        FfmpegError.requireMemory(code, "an output");
        return context;
    }

    AVFormatContext context() {
        return context;
    }

    OutputFile target() {
        return target;
    }

    /** What is written. */
    PartFile part() {
        return part;
    }

    /** Bytes that have reached the disk: whole fragments, or clusters. */
    long bytesOnDisk() {
        return onDisk;
    }

    AVStream addStream() {
        return avformat_new_stream(context, (AVCodec) null);
    }

    /** Whether the container wants a codec's header apart from its packets. */
    boolean wantsGlobalHeader() {
        return (context.oformat().flags() & AVFMT_GLOBALHEADER) != 0;
    }

    /** Whether a write has failed: what was handed over last is then not in the file. */
    boolean hasFailed() {
        return failed;
    }

    /** Whether the container takes a codec. */
    boolean takes(int codecId) {
        return avformat_query_codec(context.oformat(), codecId, 0) != 0;
    }

    /** Opens the part and writes the header; the streams may get other time bases by it. */
    void writeHeader(Map<String, String> options) throws VideoException {
        openPart();
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
        try {
            requireSuccess(avformat_write_header(context, dictionary));
            avio_flush(io);
        } finally {
            av_dict_free(dictionary);
        }
    }

    /** Writes a packet, interleaved with those of the other streams; takes its content and leaves it blank. */
    void write(AVPacket packet) throws VideoException {
        requireSuccess(av_interleaved_write_frame(context, packet));
    }

    /**
     * Forces what the muxer has let go of to the disk, if it is something new and a while of film since the last time.
     *
     * @param filmSeconds where the film is
     */
    void secure(double filmSeconds) throws VideoException {
        // The muxer holds on to a fragment until it is whole; Matroska's may be as short as a frame.
        long written = io.pos();
        if (written > onDisk && filmSeconds >= forcedAtSeconds + HeaderOptions.FRAGMENT_SECONDS) {
            part.force();
            onDisk = written;
            forcedAtSeconds = filmSeconds;
        }
    }

    /**
     * Writes what waits to be interleaved and the trailer, and closes the part. After a failed write it closes only: a
     * trailer that tells of packets that aren't there would do harm.
     */
    void end() throws VideoException {
        ended = true;
        int trailer = failed ? 0 : av_write_trailer(context);
        int written = avio_closep(io);
        if (failed) {
            return;
        }
        boolean movie = target.container() != OutputContainer.MATROSKA;
        if (trailer < 0 || written < 0) {
            rescue(movie);
        }
        requireSuccess(trailer);
        requireSuccess(written);
        if (movie) {
            change(FragmentedMovie::unmarkFragments);
            change(file -> TrackHeaders.complete(file, context));
        }
        part.force();
    }

    /** Half a trailer would hide the fragments that are there. */
    private void rescue(boolean movie) {
        try {
            if (movie) {
                change(FragmentedMovie::restoreFragments);
            }
        } catch (VideoException diskIsFull) {
            // The failure that brought us here is told; going on with the part tries this again.
        }
    }

    /** A change of a closed file. */
    @FunctionalInterface
    private interface Change {
        void apply(Path file) throws IOException;
    }

    private void change(Change change) throws VideoException {
        part.requireOurs(); // Opened for change, a file that is gone would be made anew, and empty.
        try {
            change.apply(part.path());
        } catch (IOException failure) {
            throw new VideoException(Kind.OUTPUT, "cannot write " + part.path() + ": " + failure.getMessage(), failure);
        }
    }

    /** Closes the output and removes the part that it has made, for when there is nothing in it worth keeping. */
    void discard() {
        close();
        if (opened) {
            part.discard();
        }
    }

    /** Without {@link #end}, what was written stays as it is. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (!ended && !io.isNull()) {
                avio_closep(io);
            }
            part.close();
            context.pb(new AVIOContext(null));
            avformat_free_context(context);
        }
    }

    private void openPart() throws VideoException {
        part.makeRoom();
        try (BytePointer url = part.url()) {
            requireSuccess(avio_open2(io, url, AVIO_FLAG_WRITE, (AVIOInterruptCB) null, (AVDictionary) null));
        }
        opened = true;
        context.pb(io);
        part.begun();
    }

    private void requireSuccess(int code) throws VideoException {
        if (code < 0) {
            failed = true;
            throw OutputFile.cannotWrite(part.path(), FfmpegError.text(code));
        }
    }
}
