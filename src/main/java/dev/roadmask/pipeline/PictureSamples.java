package dev.roadmask.pipeline;

import dev.roadmask.mask.SamplePlane;
import dev.roadmask.mask.YuvMatrix;
import dev.roadmask.mask.YuvPlanes;
import dev.roadmask.video.Picture;
import dev.roadmask.video.PixelLayout;
import java.nio.ByteBuffer;

/** A picture of the video room as the mask room sees it; neither knows the other. */
public final class PictureSamples {
    private PictureSamples() {}

    /** Whether masks can be painted on a picture: YUV of three components in whole bytes, 8 to 16 bits. */
    public static boolean isPaintable(PixelLayout layout) {
        return layout.yuv()
                && layout.wholeBytes()
                && layout.components().size() >= 3
                && layout.bitDepth() >= 8
                && layout.bitDepth() <= 16;
    }

    /** The picture's three components; valid as long as its memory stays. */
    public static YuvPlanes of(Picture picture) {
        return new YuvPlanes(
                picture.width(),
                picture.height(),
                component(picture, 0),
                component(picture, 1),
                component(picture, 2),
                picture.fullRange(),
                matrix(picture));
    }

    private static SamplePlane component(Picture picture, int number) {
        PixelLayout.Component component = picture.layout().components().get(number);
        return new SamplePlane(
                picture.plane(component.plane()),
                component.offset(),
                picture.rowStride(component.plane()),
                component.pixelStride(),
                component.width(picture.width()),
                component.height(picture.height()),
                component.bitDepth(),
                component.shift());
    }

    /** Whether a description made before still holds. */
    static boolean describes(YuvPlanes planes, Picture picture) {
        ByteBuffer luma = picture.plane(picture.layout().components().get(0).plane());
        return planes.y().samples() == luma
                && planes.fullRange() == picture.fullRange()
                && planes.matrix() == matrix(picture);
    }

    private static YuvMatrix matrix(Picture picture) {
        return switch (picture.colorMatrix()) {
            case BT601 -> YuvMatrix.BT601;
            case BT709 -> YuvMatrix.BT709;
            case BT2020 -> YuvMatrix.BT2020;
        };
    }
}
