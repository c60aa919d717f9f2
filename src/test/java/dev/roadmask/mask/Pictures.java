package dev.roadmask.mask;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** YUV pictures of any layout for the tests of this room, and the way back to RGB for people to look at. */
final class Pictures {
    private Pictures() {}

    /** How the samples lie. */
    enum Layout {
        YUV420P(8, 0, 1, 1, false),
        YUV422P(8, 0, 1, 0, false),
        YUV444P(8, 0, 0, 0, false),
        YUV411P(8, 0, 2, 0, false),
        NV12(8, 0, 1, 1, true),
        YUV420P10(10, 0, 1, 1, false),
        YUV422P12(12, 0, 1, 0, false),
        YUV444P16(16, 0, 0, 0, false),
        P010(10, 6, 1, 1, true);

        final int bitDepth;
        final int shift;
        final int widthShift;
        final int heightShift;
        final boolean semiPlanar;

        Layout(int bitDepth, int shift, int widthShift, int heightShift, boolean semiPlanar) {
            this.bitDepth = bitDepth;
            this.shift = shift;
            this.widthShift = widthShift;
            this.heightShift = heightShift;
            this.semiPlanar = semiPlanar;
        }
    }

    /** A grey picture, with rows longer than the samples need. */
    static YuvPlanes allocate(Layout layout, int width, int height, YuvMatrix matrix) {
        int chromaWidth = (width + (1 << layout.widthShift) - 1) >> layout.widthShift;
        int chromaHeight = (height + (1 << layout.heightShift) - 1) >> layout.heightShift;
        SamplePlane y = plane(layout, width, height, 1, 0, null);
        int stride = layout.semiPlanar ? 2 : 1;
        SamplePlane u = plane(layout, chromaWidth, chromaHeight, stride, 0, null);
        SamplePlane v =
                plane(layout, chromaWidth, chromaHeight, stride, stride - 1, layout.semiPlanar ? u.samples() : null);
        return new YuvPlanes(width, height, y, u, v, false, matrix);
    }

    private static SamplePlane plane(Layout layout, int width, int height, int stride, int offset, ByteBuffer shared) {
        int bytes = layout.bitDepth > 8 ? 2 : 1;
        int rowStride = width * stride * bytes + 6;
        ByteBuffer samples = shared != null
                ? shared
                : ByteBuffer.allocateDirect(rowStride * height).order(ByteOrder.nativeOrder());
        return new SamplePlane(
                samples, offset * bytes, rowStride, stride * bytes, width, height, layout.bitDepth, layout.shift);
    }

    /** A picture of random samples. */
    static YuvPlanes noise(Random random, Layout layout, int width, int height) {
        YuvPlanes picture = allocate(layout, width, height, YuvMatrix.BT709);
        for (SamplePlane plane : new SamplePlane[] {picture.y(), picture.u(), picture.v()}) {
            for (int i = 0; i < plane.width() * plane.height(); i++) {
                plane.set(i % plane.width(), i / plane.width(), random.nextInt(1 << layout.bitDepth));
            }
        }
        return picture;
    }

    /** The same picture in memory of its own. */
    static YuvPlanes copy(Layout layout, YuvPlanes picture) {
        YuvPlanes copy = allocate(layout, picture.width(), picture.height(), picture.matrix());
        SamplePlane[] from = {picture.y(), picture.u(), picture.v()};
        SamplePlane[] to = {copy.y(), copy.u(), copy.v()};
        for (int i = 0; i < from.length; i++) {
            to[i].samples().put(0, from[i].samples(), 0, from[i].samples().capacity());
        }
        return copy;
    }

    /** An RGB picture of limited range YUV, chroma repeated over the pixels it stands for. */
    static BufferedImage toRgb(YuvPlanes planes) {
        BufferedImage image = new BufferedImage(planes.width(), planes.height(), BufferedImage.TYPE_INT_RGB);
        double scale = 1 << (planes.bitDepth() - 8);
        for (int y = 0; y < planes.height(); y++) {
            for (int x = 0; x < planes.width(); x++) {
                int chromaX = x >> planes.widthShift();
                int chromaY = y >> planes.heightShift();
                double luma = (planes.y().get(x, y) / scale - 16) / 219;
                double u = (planes.u().get(chromaX, chromaY) / scale - 128) / 224;
                double v = (planes.v().get(chromaX, chromaY) / scale - 128) / 224;
                image.setRGB(x, y, rgb(luma, u, v, planes.matrix()));
            }
        }
        return image;
    }

    private static int rgb(double luma, double u, double v, YuvMatrix matrix) {
        double red = luma + 2 * (1 - matrix.red()) * v;
        double blue = luma + 2 * (1 - matrix.blue()) * u;
        double green = (luma - matrix.red() * red - matrix.blue() * blue) / (1 - matrix.red() - matrix.blue());
        return code(red) << 16 | code(green) << 8 | code(blue);
    }

    private static int code(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(255 * value)));
    }

    /** Every byte of the three components, padding included, to compare pictures whole. */
    static ByteBuffer[] copies(YuvPlanes planes) {
        ByteBuffer[] copies = new ByteBuffer[3];
        SamplePlane[] components = {planes.y(), planes.u(), planes.v()};
        for (int i = 0; i < 3; i++) {
            ByteBuffer samples = components[i].samples();
            copies[i] = ByteBuffer.allocate(samples.capacity()).order(samples.order());
            copies[i].put(0, samples, 0, samples.capacity());
        }
        return copies;
    }
}
