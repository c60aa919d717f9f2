package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * What a connection to a live source carries: a copy of its streams' descriptions, without its address. Taken on the
 * reader's thread when the connection stands; it does not change, may be used on any thread, and also after the
 * connection is gone.
 */
public final class LiveStreams implements AutoCloseable {
    /** Every encoder worth naming takes it but one, and masks can be painted on it. */
    private static final String CANVAS_FORMAT = "yuv420p";

    private static final int CANVAS_DEPTH = 8;

    private final AVFormatContext context;
    private final VideoDescription video;
    private final EncoderSpec pictures;
    private boolean closed;

    private LiveStreams(AVFormatContext context, VideoDescription video) {
        this.context = context;
        this.video = video;
        this.pictures = EncoderSpec.of(video, context).live(PixelLayout.numberOf(CANVAS_FORMAT));
    }

    /**
     * A snapshot of an open input; the caller closes it.
     *
     * @param input borrowed for the call
     * @param description of the pictures as they come
     */
    static LiveStreams of(MediaInput input, VideoDescription description) {
        AVFormatContext copy = avformat_alloc_context();
        copy.metadata(Metadata.withoutAddresses(input.context().metadata()));
        for (int i = 0; i < input.streams(); i++) {
            copy(input.stream(i), avformat_new_stream(copy, (AVCodec) null));
        }
        return new LiveStreams(copy, description);
    }

    private static void copy(AVStream source, AVStream target) {
        FfmpegError.requireMemory(avcodec_parameters_copy(target.codecpar(), source.codecpar()), "stream parameters");
        target.id(source.id());
        target.time_base(source.time_base());
        target.avg_frame_rate(source.avg_frame_rate());
        target.r_frame_rate(source.r_frame_rate());
        target.sample_aspect_ratio(source.sample_aspect_ratio());
        target.disposition(source.disposition());
        target.discard(source.discard());
        target.metadata(Metadata.withoutAddresses(source.metadata()));
    }

    /** The pictures of this connection. */
    public VideoDescription description() {
        return video;
    }

    /**
     * A black picture to paint on: of the source's size and colour tags, 8-bit 4:2:0. What is recorded and shown is in
     * this format, so that a recording may begin at any time. The caller closes it.
     */
    public Picture allocateCanvas() {
        return Picture.allocate(video.width(), video.height(), CANVAS_FORMAT, pictures.colors());
    }

    /** What the canvas cannot hold of the pictures, in a line; empty for what most cameras give. */
    public Optional<String> loss() {
        PixelLayout source = PixelLayout.of(PixelLayout.numberOf(video.pixelFormat()));
        boolean colored = source.components().size() >= 3;
        boolean finer = colored && source.components().get(1).heightShift() == 0;
        return source.bitDepth() > CANVAS_DEPTH || finer
                ? Optional.of("pictures are " + video.pixelFormat() + " and shown and recorded as " + CANVAS_FORMAT)
                : Optional.empty();
    }

    /** The pictures as an encoder gets them. */
    EncoderSpec pictures() {
        return pictures;
    }

    /** The copy of the container's description; to be read only. */
    AVFormatContext container() {
        if (closed) {
            throw new IllegalStateException("live streams are closed");
        }
        return context;
    }

    /** Frees the copy; not while a writer is being made from it. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avformat_free_context(context);
        }
    }
}
