package dev.roadmask.live.window;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** An image whose pixels are ours to write, 0xRRGGBB, used again for every picture of the same size. */
final class PixelImage {
    private BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    private int[] pixels = {0};

    /** Has the size from now on; what it showed is lost only when that is another. */
    void resize(int width, int height) {
        if (width != image.getWidth() || height != image.getHeight()) {
            image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        }
    }

    BufferedImage image() {
        return image;
    }

    int[] pixels() {
        return pixels;
    }

    /** Becomes another without its colours and most of its light: nobody takes it for what is there now. */
    void becomeGreyOf(PixelImage other) {
        resize(other.image.getWidth(), other.image.getHeight());
        int[] from = other.pixels;
        for (int i = 0; i < from.length; i++) {
            pixels[i] = grey(from[i]);
        }
    }

    /** Luma of a colour, at 45 per cent. */
    static int grey(int color) {
        int luma = 77 * (color >> 16 & 0xff) + 150 * (color >> 8 & 0xff) + 29 * (color & 0xff);
        return luma * 115 >> 16 << 16 | luma * 115 >> 16 << 8 | luma * 115 >> 16;
    }
}
