package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_READ;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open2;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import dev.roadmask.video.VideoException.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

/** An open container: its streams and, one after the other, its packets. One thread. */
final class MediaInput implements AutoCloseable {
    private final Path file;
    private final AVFormatContext context;
    private final AVIOContext io;
    private boolean closed;

    private MediaInput(Path file, AVFormatContext context, AVIOContext io) {
        this.file = file;
        this.context = context;
        this.io = io;
    }

    /** Opens a file and looks at its first packets until its streams are known. */
    static MediaInput open(Path file) throws VideoException {
        return identified(openHeader(file));
    }

    /** Opens a file and reads its header alone: tags are known, streams perhaps not all. */
    static MediaInput openHeader(Path file) throws VideoException {
        FfmpegLog.prepare();
        requireFile(file);
        AVIOContext io = openIo(file);
        AVFormatContext context = avformat_alloc_context();
        // We open the file ourselves: given a name alone, FFmpeg would take "a%03d.png" for a sequence of pictures.
        context.pb(io);
        // A playlist may name other files, never a network address.
        av_opt_set(context, "protocol_whitelist", "file", 0);
        try (BytePointer url = url(file)) {
            int code = avformat_open_input(context, url, (AVInputFormat) null, (AVDictionary) null);
            if (code < 0) {
                avio_closep(io); // The context is freed already, the file isn't.
                throw unreadable(file, code);
            }
        }
        return new MediaInput(file, context, io);
    }

    private static MediaInput identified(MediaInput input) throws VideoException {
        int code = avformat_find_stream_info(input.context, (AVDictionary) null);
        if (code < 0) {
            input.close();
            throw unreadable(input.file, code);
        }
        return input;
    }

    Path file() {
        return file;
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
        throw cannotOpen(file, what + ". Is it an audio file?");
    }

    private AVStream wantedStream(int index) throws VideoException {
        if (index >= streams()) {
            throw cannotOpen(file, "no stream " + index + ", the last one is " + (streams() - 1));
        }
        if (!isVideo(index)) {
            throw cannotOpen(file, "stream " + index + " is no video. Choose another or none");
        }
        return stream(index);
    }

    private boolean isVideo(int index) {
        return stream(index).codecpar().codec_type() == AVMEDIA_TYPE_VIDEO;
    }

    /** Reads the next packet into a blank one; FFmpeg's code. */
    int read(AVPacket packet) {
        return av_read_frame(context, packet);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avformat_close_input(context);
            avio_closep(io);
        }
    }

    /** The exception of an input that cannot be opened. */
    static VideoException cannotOpen(Path file, String why) {
        return new VideoException(Kind.INPUT, "cannot open " + file + ": " + why);
    }

    /** A path as FFmpeg takes it; the prefix keeps a colon in a name from being taken for a protocol. */
    static BytePointer url(Path file) {
        return new BytePointer(("file:" + file + "\0").getBytes(StandardCharsets.UTF_8));
    }

    private static void requireFile(Path file) throws VideoException {
        if (Files.notExists(file)) {
            throw cannotOpen(file, "no such file");
        }
        if (Files.isDirectory(file)) {
            throw cannotOpen(file, "is a folder. Name a file in it");
        }
        if (!Files.isReadable(file)) {
            throw cannotOpen(file, "no permission to read it");
        }
    }

    private static AVIOContext openIo(Path file) throws VideoException {
        AVIOContext io = new AVIOContext(null);
        try (BytePointer url = url(file)) {
            int code = avio_open2(io, url, AVIO_FLAG_READ, (AVIOInterruptCB) null, (AVDictionary) null);
            if (code < 0) {
                throw cannotOpen(file, FfmpegError.text(code));
            }
        }
        return io;
    }

    private static VideoException unreadable(Path file, int code) {
        return cannotOpen(file, "not a video file that FFmpeg can read (" + FfmpegError.text(code) + ")");
    }
}
