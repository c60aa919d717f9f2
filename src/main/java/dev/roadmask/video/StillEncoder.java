package dev.roadmask.video;

import java.nio.ByteBuffer;

/**
 * One picture at a time as a JPEG or PNG that any viewer shows as a player shows the video: upright, with square pixels,
 * in the right colours. A JPEG is full-range BT.601 as JPEG wants it, a PNG 8-bit RGB.
 *
 * <p>Pictures of one kind after another cost no memory of their own; another size, format or turn is taken as it comes.
 * One thread at a time.
 */
public final class StillEncoder implements AutoCloseable {
    /** What {@link #jpeg(int)} takes for pictures to look at. */
    public static final int GOOD_QUALITY = 80;

    private final StillFormat format;
    private final int greatestWidth;
    private final PictureConverter converter = PictureConverter.create();
    private final StillCodec codec;
    private Picture lying;
    private Picture upright;
    private boolean closed;

    private StillEncoder(StillFormat format, int greatestWidth) {
        FfmpegLog.prepare();
        this.format = format;
        this.greatestWidth = greatestWidth;
        codec = new StillCodec(format);
    }

    /**
     * JPEGs, 4:2:0.
     *
     * @param quality 1 to 100, about as other programs count it; above 90 there is little to gain
     */
    public static StillEncoder jpeg(int quality) {
        return new StillEncoder(StillFormat.jpeg(quality), Integer.MAX_VALUE);
    }

    /** PNGs, lossless but for the conversion to RGB. */
    public static StillEncoder png() {
        return new StillEncoder(StillFormat.png(), Integer.MAX_VALUE);
    }

    /** A new encoder like this one for pictures at most so wide; wider ones are made smaller. Both are to be closed. */
    public StillEncoder atMostWide(int width) {
        if (width <= 0) {
            throw new IllegalArgumentException("width must be positive: width=" + width);
        }
        return new StillEncoder(format, width);
    }

    /**
     * Encodes a picture.
     *
     * @param source borrowed, of any size and format
     * @param video how it is to be shown: its turn and the shape of its pixels
     * @return the file's bytes from position to limit, backed by an array; valid until the next call
     * @throws VideoException of kind INPUT if swscale cannot read the picture's format; ENCODER if the encoder fails
     */
    public ByteBuffer encode(Picture source, VideoDescription video) throws VideoException {
        if (closed) {
            throw new IllegalStateException("still encoder is closed");
        }
        fit(source, video);
        converter.convert(source, lying);
        if (upright != lying) {
            upright.makeWritable();
            PictureTurn.turn(lying, upright, video.rotationDegrees(), video.mirrored());
        }
        return codec.encode(upright);
    }

    /** Makes the pictures in between and the encoder anew when another size is wanted. */
    private void fit(Picture source, VideoDescription video) throws VideoException {
        boolean sideways = video.rotationDegrees() % 180 != 0;
        double stretched = Math.max(1, source.width() * video.pixelAspect());
        double shrink = Math.min(1, greatestWidth / (sideways ? source.height() : stretched));
        int width = (int) Math.max(1, Math.round(stretched * shrink));
        int height = (int) Math.max(1, Math.round(source.height() * shrink));
        boolean turned = video.rotationDegrees() != 0 || video.mirrored();
        int uprightWidth = sideways ? height : width;
        boolean fits = codec.isOpen()
                && lying.width() == width
                && lying.height() == height
                && upright.width() == uprightWidth
                && (upright != lying) == turned;
        if (!fits) {
            discard();
            lying = format.allocate(width, height);
            upright = turned ? format.allocate(uprightWidth, sideways ? width : height) : lying;
            codec.open(upright);
        }
    }

    private void discard() {
        codec.discard();
        if (upright != null) {
            upright.close();
            lying.close();
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            discard();
            converter.close();
            codec.close();
        }
    }
}
