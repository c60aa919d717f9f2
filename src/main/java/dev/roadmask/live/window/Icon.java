package dev.roadmask.live.window;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;

/** The window's icon: a road, and a car painted on it. */
final class Icon {
    private static final int GRID = 32;

    private Icon() {}

    static List<Image> sizes() {
        return Stream.of(16, 32, 48, 128).<Image>map(Icon::draw).toList();
    }

    static BufferedImage draw(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.scale((double) size / GRID, (double) size / GRID);
        g.setColor(new Color(0x1b2430));
        g.fillRoundRect(0, 0, GRID, GRID, 8, 8);
        g.setColor(new Color(0x5d6977));
        g.fillPolygon(new Polygon(new int[] {13, 19, 29, 3}, new int[] {6, 6, 29, 29}, 4));
        g.setColor(new Color(0xe8eaed));
        g.fillPolygon(new Polygon(new int[] {15, 17, 17, 15}, new int[] {7, 7, 11, 11}, 4));
        g.setColor(new Color(0xff4d4f));
        g.fillRoundRect(11, 14, 10, 7, 4, 4);
        g.fillRoundRect(8, 18, 16, 8, 4, 4);
        g.dispose();
        return image;
    }
}
