package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_READ;
import static org.bytedeco.ffmpeg.global.avformat.av_probe_input_buffer2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open2;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set_int;
import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOMEM;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Opens one file as a container, and nothing but this file: whatever is written in it, no other is read, no network
 * address is called, and no more memory taken than a camera's file needs.
 */
final class InputOpening {
    /** A camera's file has a handful; FFmpeg keeps a decoder ready for each while it looks at them. */
    static final int MAX_STREAMS = 256;

    /** No single table, packet or plane needs more: a million samples' index has 24 MB, a plane of 8K 66 MB. */
    private static final long MAX_ALLOCATION_BYTES = 512L << 20;

    /** Containers that hold names instead of pictures. (Given an open file, {@code image2} reads this one only.) */
    private static final Set<String> PLAYLISTS =
            Set.of("concat", "dash", "hls", "imf", "lavfi", "rtp", "rtsp", "sdp", "vobsub", "webm_dash_manifest");

    static {
        FfmpegLog.prepare();
        av_max_alloc(MAX_ALLOCATION_BYTES); // of the whole process
    }

    private final Path file;

    private InputOpening(Path file) {
        this.file = file;
    }

    /** Bounds memory the first time; whoever is about to open anything calls this first. */
    static void prepare() {
        // Loading this class is all.
    }

    /** Opens a file and looks at its first packets until its streams are known. */
    static MediaInput open(Path file) throws VideoException {
        MediaInput input = openHeader(file);
        int code = lookAtStreams(input.context());
        if (code < 0) {
            input.close();
            throw new InputOpening(file).unreadable(code);
        }
        return input;
    }

    /** Opens a file and reads its header alone: tags are known, streams perhaps not all. */
    static MediaInput openHeader(Path file) throws VideoException {
        return new InputOpening(file).open();
    }

    private MediaInput open() throws VideoException {
        requireFile();
        try (BytePointer url = MediaInput.url(file)) {
            // We open the file ourselves: given a name alone, FFmpeg would take "a%03d.png" for a sequence of pictures.
            AVIOContext io = openIo(url);
            AVFormatContext context;
            try {
                context = openContainer(io, url);
            } catch (VideoException | RuntimeException failure) {
                avio_closep(io);
                throw failure;
            }
            return new MediaInput(file, context, io);
        }
    }

    private void requireFile() throws VideoException {
        if (Files.notExists(file)) {
            throw MediaInput.cannotOpen(file, "no such file");
        }
        if (Files.isDirectory(file)) {
            throw MediaInput.cannotOpen(file, "is a folder. Name a file in it");
        }
        if (!Files.isRegularFile(file)) {
            throw MediaInput.cannotOpen(file, "is a pipe or a device, not a file. Save it first");
        }
        if (!Files.isReadable(file)) {
            throw MediaInput.cannotOpen(file, "no permission to read it");
        }
    }

    private AVIOContext openIo(BytePointer url) throws VideoException {
        AVIOContext io = new AVIOContext(null);
        int code = avio_open2(io, url, AVIO_FLAG_READ, (AVIOInterruptCB) null, (AVDictionary) null);
        if (code < 0) {
            throw MediaInput.cannotOpen(file, FfmpegError.text(code));
        }
        return io;
    }

    /** The container on an open file, which stays the caller's when this fails. */
    private AVFormatContext openContainer(AVIOContext io, BytePointer url) throws VideoException {
        AVInputFormat format = recognize(io, url);
        AVFormatContext context = avformat_alloc_context();
        context.pb(io);
        context.max_streams(MAX_STREAMS);
        // No protocol has this name, so nothing that the file names can be opened.
        av_opt_set(context, "protocol_whitelist", "none", 0);
        int code = avformat_open_input(context, url, format, (AVDictionary) null);
        if (code < 0) {
            throw unreadable(code); // The context is freed already.
        }
        return context;
    }

    private AVInputFormat recognize(AVIOContext io, BytePointer url) throws VideoException {
        try (PointerPointer<AVInputFormat> found = new PointerPointer<>(1)) {
            found.put(0, null);
            int code = av_probe_input_buffer2(io, found, url, null, 0, 0);
            if (code < 0) {
                throw unreadable(code);
            }
            AVInputFormat format = found.get(AVInputFormat.class);
            String name = format.name().getString();
            if (PLAYLISTS.contains(name)) {
                throw MediaInput.cannotOpen(
                        file, "is a playlist (" + name + "), which names other files. Give the video itself");
            }
            return format;
        }
    }

    /** FFmpeg decodes a little to learn the pictures' format, with decoders of its own: they have the same bound. */
    static int lookAtStreams(AVFormatContext context) {
        int streams = context.nb_streams();
        if (streams == 0) {
            return avformat_find_stream_info(context, (AVDictionary) null);
        }
        try (PointerPointer<AVDictionary> options = new PointerPointer<>(streams);
                BytePointer maxPixels = new BytePointer("max_pixels")) {
            for (int i = 0; i < streams; i++) {
                options.position(i).put((AVDictionary) null);
                av_dict_set_int(options, maxPixels, VideoDecoder.MAX_PIXELS, 0);
            }
            int code = avformat_find_stream_info(context, options.position(0));
            for (int i = 0; i < streams; i++) {
                av_dict_free(options.position(i));
            }
            options.position(0);
            return code;
        }
    }

    private VideoException unreadable(int code) {
        return MediaInput.cannotOpen(file, why(code));
    }

    private String why(int code) {
        if (code == AVERROR_ENOMEM()) {
            return "it declares more than " + MAX_STREAMS + " streams, or tables larger than any camera's";
        }
        return lacksIndex()
                ? "it has no index (moov box): it was cut short before the camera had finished it. What is in it may be"
                        + " rescued by a program like untrunc, with a whole clip of the same camera"
                : "not a video file that FFmpeg can read (" + FfmpegError.text(code) + ")";
    }

    /** Whether it begins like an MP4 or MOV and lacks the box without which none of its bytes means anything. */
    private boolean lacksIndex() {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            MovieBox movie = MovieBox.find(bytes, "moov", 0, bytes.length());
            boolean begins = MovieBox.find(bytes, "ftyp", 0, MovieBox.HEADER + 1) != null;
            return begins && (movie == null || !movie.whole());
        } catch (IOException unreadable) {
            return false;
        }
    }
}
