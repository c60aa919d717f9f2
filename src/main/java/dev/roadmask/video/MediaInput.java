package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_size;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import dev.roadmask.video.VideoException.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.BytePointer;

/** An open container: its streams and, one after the other, its packets. One thread. */
final class MediaInput implements AutoCloseable {
    private final Path file;
    private final String name;
    private final AVFormatContext context;
    private final AVIOContext io;
    private boolean closed;

    /** Takes ownership of both; see {@link InputOpening}. */
    MediaInput(Path file, AVFormatContext context, AVIOContext io) {
        this.file = file;
        this.name = file.toString();
        this.context = context;
        this.io = io;
    }

    /** Something that is no file and whose bytes FFmpeg, or whoever opened it, fetches; takes ownership of the context. */
    MediaInput(String name, AVFormatContext context) {
        this.file = null;
        this.name = name;
        this.context = context;
        this.io = null;
    }

    /** Opens a file and looks at its first packets until its streams are known. */
    static MediaInput open(Path file) throws VideoException {
        return InputOpening.open(file);
    }

    /** The file; null if it is none. */
    Path file() {
        return file;
    }

    /** What it is, for messages. */
    String name() {
        return name;
    }

    AVFormatContext context() {
        return context;
    }

    int streams() {
        return context.nb_streams();
    }

    AVStream stream(int index) {
        return context.streams(index);
    }

    /** The wanted video stream; without a wish, the first that is not an attached picture. */
    AVStream videoStream(OptionalInt wanted) throws VideoException {
        if (wanted.isPresent()) {
            return wantedStream(wanted.getAsInt());
        }
        boolean anyCover = false;
        for (int i = 0; i < streams(); i++) {
            if (isVideo(i) && (stream(i).disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0) {
                return stream(i);
            }
            anyCover |= isVideo(i);
        }
        String what = anyCover ? "no video stream, only a cover picture" : "no video stream";
        throw noVideo(what + ". Is it an audio file?");
    }

    private AVStream wantedStream(int index) throws VideoException {
        if (index >= streams()) {
            throw noVideo("no stream " + index + ", the last one is " + (streams() - 1));
        }
        if (!isVideo(index)) {
            throw noVideo("stream " + index + " is no video; " + videoStreams());
        }
        return stream(index);
    }

    private String videoStreams() {
        String indices = IntStream.range(0, streams())
                .filter(this::isVideo)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        return indices.isEmpty() ? "there is none" : "of all its streams, video are: " + indices;
    }

    private boolean isVideo(int index) {
        return stream(index).codecpar().codec_type() == AVMEDIA_TYPE_VIDEO;
    }

    /** Reads the next packet into a blank one; FFmpeg's code. */
    int read(AVPacket packet) {
        return av_read_frame(context, packet);
    }

    /** Bytes of the file as it is now; negative where that cannot be told. */
    long size() {
        return avio_size(io);
    }

    /** FFmpeg's code of what the operating system complained about while the file was read; 0 if of nothing. */
    int ioError() {
        return io.error();
    }

    /** FFmpeg's names of the container. */
    String containerName() {
        return context.iformat().name().getString();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avformat_close_input(context);
            if (io != null) {
                avio_closep(io);
            }
        }
    }

    /** The exception of an input that cannot be opened. */
    static VideoException cannotOpen(Path file, String why) {
        return cannotOpen(file.toString(), why);
    }

    /** The exception of an input that cannot be opened. */
    static VideoException cannotOpen(String name, String why) {
        return new VideoException(Kind.INPUT, "cannot open " + name + ": " + why);
    }

    private VideoException noVideo(String why) {
        return VideoException.lasting("cannot open " + name + ": " + why);
    }

    /** A path as FFmpeg takes it; the prefix keeps a colon in a name from being taken for a protocol. */
    static BytePointer url(Path file) {
        return new BytePointer(("file:" + file + "\0").getBytes(StandardCharsets.UTF_8));
    }
}
