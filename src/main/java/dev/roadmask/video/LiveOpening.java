package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avdevice.avdevice_register_all;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_iterate;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EACCES;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENODEV;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOENT;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.javacpp.BytePointer;

/** Opens a live source as a container whose streams are known as far as a short look tells. */
final class LiveOpening {
    static {
        InputOpening.prepare();
        avdevice_register_all();
    }

    /** Linux's number, which FFmpeg negates; the presets lack it. */
    private static final int BUSY = -16;

    private final LiveSource source;
    private final LiveOptions wishes;
    private final Watchdog watchdog;
    private final LiveFailure failure;
    private final List<String> unheard = new ArrayList<>();

    /** @param watchdog borrowed; allows what it allows */
    LiveOpening(LiveSource source, LiveOptions wishes, Watchdog watchdog) {
        this.source = source;
        this.wishes = wishes;
        this.watchdog = watchdog;
        this.failure = new LiveFailure(source);
    }

    /**
     * Opens it.
     *
     * @param standardInput where the bytes come from if the source is standard input; borrowed for the input's life
     */
    MediaInput open(StandardInput standardInput) throws VideoException {
        AVFormatContext context = connect(standardInput);
        MediaInput input = new MediaInput(source.name(), context);
        // A camera has said all in its header; and it would be asked without pause until a picture is there.
        if (source.kind() != LiveSource.Kind.DEVICE) {
            int code = InputOpening.lookAtStreams(context);
            if (code < 0) {
                input.close();
                throw opening(code);
            }
        }
        return input;
    }

    /** The options that had no effect. */
    List<String> unheard() {
        return unheard;
    }

    /** Tries with all wishes, and without the pixel format, the rate and the size in turn where that is refused. */
    private AVFormatContext connect(StandardInput standardInput) throws VideoException {
        LiveOptions asked = wishes;
        while (true) {
            AVFormatContext context = context(standardInput);
            int code = open(context, LiveProtocol.options(source, asked));
            if (code >= 0) {
                return context;
            }
            LiveOptions less = asked.withOneWishLess();
            if (less == asked || source.kind() != LiveSource.Kind.DEVICE || isGone(code) || watchdog.stopped()) {
                throw opening(code);
            }
            asked = less;
        }
    }

    private AVFormatContext context(StandardInput standardInput) {
        AVFormatContext context = avformat_alloc_context();
        context.max_streams(InputOpening.MAX_STREAMS);
        watchdog.watch(context);
        if (standardInput != null) {
            context.pb(standardInput.io());
        }
        if (source.isCamera()) {
            // Its driver would wait for a picture without ever asking the watchdog.
            context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_NONBLOCK);
        }
        return context;
    }

    /** FFmpeg's code; the context is gone when it is negative. */
    private int open(AVFormatContext context, AVDictionary options) {
        AVInputFormat format = source.format() == null ? null : av_find_input_format(source.format());
        try (BytePointer url = new BytePointer((source.url() + "\0").getBytes(StandardCharsets.UTF_8))) {
            int code = avformat_open_input(context, url, format, options);
            unheard.clear();
            for (AVDictionaryEntry left = av_dict_iterate(options, null);
                    left != null;
                    left = av_dict_iterate(options, left)) {
                unheard.add(left.key().getString());
            }
            return code;
        } finally {
            av_dict_free(options);
        }
    }

    private static boolean isGone(int code) {
        return code == AVERROR_ENOENT() || code == AVERROR_ENODEV() || code == AVERROR_EACCES() || code == BUSY;
    }

    private VideoException opening(int code) {
        if (watchdog.cancellation().isCancelled()) {
            return failure.cancelled();
        }
        return watchdog.expired() || code == AVERROR_EXIT ? failure.slow(wishes.openTimeout()) : failure.opening(code);
    }
}
