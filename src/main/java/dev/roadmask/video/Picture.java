package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_is_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_image_fill_black;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * A picture: planes of its own ({@link #allocate}), or a reference to a decoder's ({@link #empty}, filled by
 * {@link VideoReader#read}). A decoder's picture is read-only: the decoder may still need it for later frames.
 *
 * <p>One thread at a time; it may be handed from thread to thread, and several may read it at once while nobody changes
 * it. Every method but {@link #close} throws {@link IllegalStateException} after close.
 */
public final class Picture implements AutoCloseable {
    private final AVFrame frame;
    private final boolean owned;
    // Views of the native struct's arrays, which stay where they are: made once so that a frame costs no Java objects.
    private final PointerPointer<?> dataPointers;
    private final IntPointer rowStrides;
    private final ByteBuffer[] planeViews = new ByteBuffer[4];
    private PixelLayout layout;
    private int layoutFormat = AV_PIX_FMT_NONE;
    private boolean closed;

    private Picture(boolean owned) {
        FfmpegLog.prepare();
        this.owned = owned;
        frame = av_frame_alloc();
        dataPointers = frame.data();
        rowStrides = frame.linesize();
    }

    /** A picture without planes, to be filled by {@link VideoReader#read}; the caller closes it. */
    public static Picture empty() {
        return new Picture(false);
    }

    /**
     * A picture with planes of its own, black, limited range (full for RGB and grey), without further colour tags; the
     * caller closes it.
     *
     * @param width in pixels, positive
     * @param height in pixels, positive
     * @param pixelFormat FFmpeg's name
     * @throws IllegalArgumentException if the format is unknown or the size not positive
     */
    public static Picture allocate(int width, int height, String pixelFormat) {
        FfmpegLog.prepare();
        int format = FullRangeAlias.plain(av_get_pix_fmt(pixelFormat));
        boolean inMemory = format != AV_PIX_FMT_NONE
                && !PixelLayout.of(format).components().isEmpty();
        if (!inMemory || width <= 0 || height <= 0) {
            throw new IllegalArgumentException(
                    "cannot allocate picture: width=" + width + " height=" + height + " pixelFormat=" + pixelFormat);
        }
        Picture picture = new Picture(true);
        picture.allocatePlanes(width, height, format);
        picture.fillBlack();
        return picture;
    }

    /** A black picture of the size, format and colour tags of another; the caller closes it. */
    public static Picture allocateLike(Picture other) {
        return allocateLike(other, other.width(), other.height());
    }

    /** The same of another size. */
    static Picture allocateLike(Picture other, int width, int height) {
        Picture picture = allocate(width, height, other.pixelFormat());
        ColorTags.copy(other.frame, picture.frame);
        picture.fillBlack();
        return picture;
    }

    /** The same with colour tags. */
    static Picture allocate(int width, int height, String pixelFormat, ColorTags colors) {
        Picture picture = allocate(width, height, pixelFormat);
        colors.applyTo(picture.frame);
        picture.fillBlack();
        return picture;
    }

    /** Whether there are no planes. */
    public boolean isEmpty() {
        return frame().format() == AV_PIX_FMT_NONE;
    }

    /** Width in pixels, 0 when empty. */
    public int width() {
        return frame().width();
    }

    /** Height in pixels, 0 when empty. */
    public int height() {
        return frame().height();
    }

    /** FFmpeg's name of the pixel format, never one of the full-range aliases. */
    public String pixelFormat() {
        return layout().name();
    }

    /** Matrix by the picture's tags, guessed by its size when untagged. */
    public ColorMatrix colorMatrix() {
        return ColorMatrix.of(frame().colorspace(), frame.width(), frame.height());
    }

    /** Whether samples use their full range (0-255 in 8 bits). Untagged YUV does not; RGB and grey do. */
    public boolean fullRange() {
        int range = frame().color_range();
        return range == AVCOL_RANGE_JPEG || (range == AVCOL_RANGE_UNSPECIFIED && !layout().yuv());
    }

    /** When to show it, in the stream's time base. */
    public long timestamp() {
        return frame().pts();
    }

    /** How long to show it, in the stream's time base; 0 when unknown. */
    public long duration() {
        return frame().duration();
    }

    /** Whether it was decoded without any other picture. */
    public boolean isKeyFrame() {
        return (frame().flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0;
    }

    /** Whether it came out of the decoder with errors: guessed, patched, or from a packet that is cut. */
    public boolean isPatched() {
        return VideoDecoder.isConcealed(frame());
    }

    /** Where the samples lie. */
    public PixelLayout layout() {
        int format = frame().format();
        if (format != layoutFormat) {
            layout = PixelLayout.of(format);
            layoutFormat = format;
        }
        if (format == AV_PIX_FMT_NONE) {
            throw new IllegalStateException("picture is empty");
        }
        return layout;
    }

    /** Number of planes. */
    public int planes() {
        return layout().planes();
    }

    /** Bytes from a row of a plane to the next. */
    public int rowStride(int index) {
        frame();
        return rowStrides.get(index);
    }

    /**
     * A direct view of a plane from its first row, native byte order, rows {@link #rowStride} bytes apart. Valid until
     * the picture is released, filled anew or closed; of an allocated picture, until {@link #copyFrom} or a conversion,
     * after which it is to be fetched again (the same object as a rule, so that costs nothing).
     *
     * @throws IllegalStateException if a decoder has given the rows from the last to the first, as for some raw video;
     *     {@link #copyFrom} sets that right
     */
    public ByteBuffer plane(int index) {
        int rows = layout().planeHeight(index, frame.height());
        if (!owned) {
            return view(index, rows);
        }
        if (planeViews[index] == null) {
            planeViews[index] = view(index, rows);
        }
        return planeViews[index];
    }

    /** Whether another picture has the same size and pixel format, so that {@link #copyFrom} takes it. */
    public boolean hasShapeOf(Picture other) {
        return frame().width() == other.frame().width()
                && frame.height() == other.frame.height()
                && frame.format() == other.frame.format();
    }

    /**
     * Copies the samples and colour tags, not the timestamp, of a picture of the same size and format.
     *
     * @throws IllegalArgumentException if this picture has no planes of its own or the shapes differ
     */
    public void copyFrom(Picture source) {
        if (!hasShapeOf(source)) {
            throw new IllegalArgumentException("pictures differ: source=" + source + " target=" + this);
        }
        makeWritable();
        FfmpegError.requireMemory(av_frame_copy(frame, source.frame), "a copy");
        ColorTags.copy(source.frame, frame);
    }

    /**
     * Takes over what another reference refers to, which is empty afterwards; what this one referred to is released.
     *
     * @throws IllegalArgumentException if either has planes of its own
     */
    public void moveFrom(Picture source) {
        if (source.owned) {
            throw new IllegalArgumentException("picture has planes of its own: " + source);
        }
        av_frame_move_ref(frameToFill(), source.frame());
    }

    /** Drops the planes of a reference, keeps those of an allocated picture; the object stays usable. */
    public void release() {
        frame();
        if (!owned) {
            av_frame_unref(frame);
        }
    }

    /** Drops the planes and frees the picture. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Arrays.fill(planeViews, null);
            av_frame_free(frame);
        }
    }

    /** {@code 1280x720 yuv420p}. */
    @Override
    public String toString() {
        return closed ? "closed" : isEmpty() ? "empty" : width() + "x" + height() + " " + pixelFormat();
    }

    /** FFmpeg's frame, borrowed. */
    AVFrame frame() {
        if (closed) {
            throw new IllegalStateException("picture is closed");
        }
        return frame;
    }

    /** FFmpeg's frame for a decoder to fill, blank. */
    AVFrame frameToFill() {
        if (owned) {
            throw new IllegalArgumentException("picture has planes of its own: " + this);
        }
        release();
        return frame;
    }

    /** The native array of plane pointers. */
    PointerPointer<?> dataPointers() {
        return dataPointers;
    }

    /** The native array of row strides. */
    IntPointer rowStrides() {
        return rowStrides;
    }

    /**
     * To be called before the planes of an allocated picture are filled again by hand: they are then ours alone. An encoder
     * that still holds the old ones keeps them, and we get others, to be fetched again by {@link #plane}.
     *
     * @throws IllegalArgumentException if this picture has no planes of its own
     */
    public void makeWritable() {
        if (!owned) {
            throw new IllegalArgumentException("picture has no planes of its own: " + this);
        }
        if (av_frame_is_writable(frame()) == 0) {
            AVFrame tags = av_frame_alloc();
            ColorTags.copy(frame, tags);
            int width = frame.width();
            int height = frame.height();
            int format = frame.format();
            av_frame_unref(frame);
            allocatePlanes(width, height, format);
            ColorTags.copy(tags, frame);
            av_frame_free(tags);
        }
    }

    private void allocatePlanes(int width, int height, int format) {
        Arrays.fill(planeViews, null);
        frame.width(width).height(height).format(format);
        FfmpegError.requireMemory(av_frame_get_buffer(frame, 0), "a picture");
    }

    private void fillBlack() {
        try (SizeTPointer strides = new SizeTPointer(4)) {
            for (int i = 0; i < 4; i++) {
                strides.put(i, rowStrides.get(i));
            }
            // Formats without a notion of black stay as they are.
            av_image_fill_black(
                    dataPointers, strides, frame.format(), frame.color_range(), frame.width(), frame.height());
        }
    }

    private ByteBuffer view(int index, int rows) {
        int stride = rowStrides.get(index);
        if (stride < 0) {
            throw new IllegalStateException("picture lies upside down in memory; copy it first: " + this);
        }
        return frame.data(index).capacity((long) stride * rows).asByteBuffer().order(ByteOrder.nativeOrder());
    }
}
