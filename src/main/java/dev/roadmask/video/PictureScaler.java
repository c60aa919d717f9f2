package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRP;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Any picture to red, green and blue planes of the model's size, upright, bilinear: swscale writes straight into the
 * tensor's buffer, without a picture in between. When shrinking, its bilinear kernel widens to cover every source pixel.
 * Colours follow the picture's tags, see {@link ColorMatrix}.
 *
 * <p>A picture that lies on its side is scaled lying and only the small planes are turned. A mirrored one is not
 * mirrored back: cars have no handedness. One thread at a time.
 */
public final class PictureScaler implements AutoCloseable {
    private static final int SIZE_STEP = 32;
    private final int width;
    private final int height;
    private final int rotationDegrees;
    private final ScalingContext scaling;
    private final PointerPointer<BytePointer> planes = new PointerPointer<>(4);
    private final IntPointer rowStrides = new IntPointer(4L);
    private final ByteBuffer lying;
    private boolean closed;

    private PictureScaler(int width, int height, int rotationDegrees) {
        this.width = width;
        this.height = height;
        this.rotationDegrees = rotationDegrees;
        boolean sideways = rotationDegrees % 180 != 0;
        int scaledWidth = sideways ? height : width;
        scaling = new ScalingContext(scaledWidth, sideways ? width : height, AV_PIX_FMT_GBRP, ColorMatrix.BT709, true);
        lying = rotationDegrees == 0 ? null : ByteBuffer.allocateDirect(bytes());
        rowStrides.put(scaledWidth, scaledWidth, scaledWidth, 0);
    }

    /**
     * A scaler; the caller closes it.
     *
     * @param width of the upright result, a multiple of 32
     * @param height of the upright result, a multiple of 32
     * @param rotationDegrees clockwise turn that shows the source upright: 0, 90, 180 or 270
     */
    public static PictureScaler toRgbPlanes(int width, int height, int rotationDegrees) {
        FfmpegLog.prepare();
        // swscale's vector code writes whole registers: only rows of whole registers stay within their plane.
        if (width <= 0 || height <= 0 || width % SIZE_STEP != 0 || height % SIZE_STEP != 0) {
            throw new IllegalArgumentException(
                    "size must be a positive multiple of 32: width=" + width + " height=" + height);
        }
        if (rotationDegrees % 90 != 0 || rotationDegrees < 0 || rotationDegrees > 270) {
            throw new IllegalArgumentException(
                    "rotation must be 0, 90, 180 or 270: rotationDegrees=" + rotationDegrees);
        }
        return new PictureScaler(width, height, rotationDegrees);
    }

    /** Bytes that {@link #scale} writes: 3 · width · height. */
    public int bytes() {
        return 3 * width * height;
    }

    /**
     * Scales into a direct buffer from its index 0, whatever its position: (1, 3, height, width) bytes, planes R, G, B,
     * rows without padding, 0-255.
     *
     * @param source borrowed, of any size and format
     * @param rgbPlanes borrowed, direct, at least {@link #bytes} long
     * @throws VideoException of kind INPUT if swscale cannot read the source's pixel format
     */
    public void scale(Picture source, ByteBuffer rgbPlanes) throws VideoException {
        requireFit(rgbPlanes);
        ByteBuffer target = lying == null ? rgbPlanes : lying;
        // A view of the whole buffer whatever its position; it owns nothing.
        BytePointer base = new BytePointer(target).position(0);
        long plane = (long) width * height;
        // Planar RGB is G, B, R to FFmpeg and R, G, B to the network: the pointers say where each plane goes.
        planes.put(0, base.position(plane));
        planes.put(1, base.position(2 * plane));
        planes.put(2, base.position(0));
        scaling.scale(source, planes, rowStrides);
        if (lying != null) {
            PlaneRotation.turn(lying, rgbPlanes, width, height, rotationDegrees);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            scaling.close();
            planes.close();
            rowStrides.close();
        }
    }

    private void requireFit(ByteBuffer rgbPlanes) {
        if (closed) {
            throw new IllegalStateException("picture scaler is closed");
        }
        if (!rgbPlanes.isDirect() || rgbPlanes.isReadOnly() || rgbPlanes.capacity() < bytes()) {
            throw new IllegalArgumentException("buffer must be direct, writable and hold " + bytes()
                    + " bytes: capacity=" + rgbPlanes.capacity() + " direct=" + rgbPlanes.isDirect());
        }
    }
}
