package dev.roadmask.video;

import java.nio.ByteBuffer;

/**
 * Turns a picture clockwise and mirrors it, plane by plane. Plain Java in square blocks, so that neither the rows read nor
 * those written leave the processor's cache: some milliseconds for a large picture.
 */
final class PictureTurn {
    private static final int BLOCK = 32;

    private PictureTurn() {}

    /**
     * Turns, then mirrors left to right.
     *
     * @param source of 8 bits a sample; its components have whole pixels in each plane: YUV 4:2:0 or 4:4:4 or packed RGB
     * @param target of the same format, its sides swapped for a quarter turn
     * @param degrees clockwise: 0, 90, 180 or 270
     */
    static void turn(Picture source, Picture target, int degrees, boolean mirrored) {
        for (int i = 0; i < source.planes(); i++) {
            turnPlane(source, target, i, degrees, mirrored);
        }
    }

    private static void turnPlane(Picture source, Picture target, int index, int degrees, boolean mirrored) {
        PixelLayout.Component component = source.layout().components().stream()
                .filter(each -> each.plane() == index)
                .findFirst()
                .orElseThrow();
        int pixel = component.pixelStride();
        int stride = source.rowStride(index);
        int width = component.width(target.width());
        int height = component.height(target.height());
        boolean sideways = degrees % 180 != 0;
        // The last column and row of the source, in bytes.
        int right = ((sideways ? height : width) - 1) * pixel;
        int bottom = ((sideways ? width : height) - 1) * stride;
        // Where the target's upper left pixel is read, and the steps to those on its right and below it.
        int first = degrees == 90 ? bottom : degrees == 180 ? bottom + right : degrees == 270 ? right : 0;
        int across = degrees == 90 ? -stride : degrees == 180 ? -pixel : degrees == 270 ? stride : pixel;
        int down = degrees == 90 ? pixel : degrees == 180 ? -stride : degrees == 270 ? -pixel : stride;
        if (mirrored) {
            first += (width - 1) * across;
            across = -across;
        }
        Walk walk =
                new Walk(source.plane(index), first, across, down, target.plane(index), target.rowStride(index), pixel);
        for (int top = 0; top < height; top += BLOCK) {
            for (int left = 0; left < width; left += BLOCK) {
                walk.block(left, top, Math.min(width, left + BLOCK), Math.min(height, top + BLOCK));
            }
        }
    }

    /** A way through the source that meets its pixels in the target's order. */
    private record Walk(
            ByteBuffer source, int first, int across, int down, ByteBuffer target, int targetStride, int pixel) {
        void block(int left, int top, int right, int bottom) {
            for (int y = top; y < bottom; y++) {
                int read = first + y * down + left * across;
                int write = y * targetStride + left * pixel;
                for (int x = left; x < right; x++) {
                    for (int i = 0; i < pixel; i++) {
                        target.put(write + i, source.get(read + i));
                    }
                    read += across;
                    write += pixel;
                }
            }
        }
    }
}
