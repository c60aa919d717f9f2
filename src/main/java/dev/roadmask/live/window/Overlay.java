package dev.roadmask.live.window;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** What is drawn over the picture. Sizes follow the area's and the display's scale. */
final class Overlay {
    private static final Color SHADE = new Color(0, 0, 0, 170);
    private static final Color BRIGHT = Color.WHITE;
    private static final Color SOFT = new Color(0xc9ced6);
    private static final Color AMBER = new Color(0xffb020);
    private static final String[][] KEYS = {
        {"space", "pause, and go on"},
        {"s", "save a still (PNG)"},
        {"r", "begin or end a recording"},
        {"+  −", "opacity of the tint"},
        {"t  T", "threshold of the mask up, down"},
        {"f  F11", "full screen; Esc leaves it"},
        {"h  ?", "this help"},
        {"q", "quit"}
    };

    private final Graphics2D g;
    private final int width;
    private final int height;
    private final double scale;

    /**
     * An overlay for one painting.
     *
     * @param g in pixels of the display
     * @param width of the area
     * @param height of the area
     * @param scale pixels of the display for one of the desktop's
     */
    Overlay(Graphics2D g, int width, int height, double scale) {
        this.g = g;
        this.width = width;
        this.height = height;
        this.scale = scale;
        Lettering.smooth(g);
    }

    /** The large text in the middle, with a smaller one below. */
    void headline(String headline, String detail) {
        double large = Math.max(17, Math.min(42, Math.min(width / 22.0, height / 12.0) / scale));
        Font bold = font(Font.BOLD, large);
        Font plain = font(Font.PLAIN, Math.max(13, large * 0.5));
        int room = width - 2 * px(36);
        List<Line> lines = new ArrayList<>();
        Lettering.wrap(headline, g.getFontMetrics(bold), room).forEach(text -> lines.add(new Line(text, bold, BRIGHT)));
        Lettering.wrap(detail, g.getFontMetrics(plain), room).forEach(text -> lines.add(new Line(text, plain, SOFT)));
        panel(lines, (height - heightOf(lines)) / 2);
    }

    /** A short note near the bottom. */
    void toast(String text) {
        Font plain = font(Font.PLAIN, 14);
        List<Line> lines = Lettering.wrap(text, g.getFontMetrics(plain), width - 2 * px(36)).stream()
                .map(part -> new Line(part, plain, BRIGHT))
                .toList();
        panel(lines, height - heightOf(lines) - px(30));
    }

    /** The badge of a picture that stands still because somebody wished so. */
    void paused(String since) {
        Font bold = font(Font.BOLD, 15);
        FontMetrics metrics = g.getFontMetrics(bold);
        String text = "PAUSED  " + since;
        int tall = metrics.getHeight() + px(12);
        int bars = px(14);
        int wide = bars + px(8) + metrics.stringWidth(text) + px(24);
        int x = px(14);
        int y = px(14);
        g.setColor(AMBER);
        g.fillRoundRect(x, y, wide, tall, px(8), px(8));
        g.setColor(Color.BLACK);
        g.fillRect(x + px(12), y + (tall - bars) / 2, px(5), bars);
        g.fillRect(x + px(12) + px(9), y + (tall - bars) / 2, px(5), bars);
        g.setFont(bold);
        g.drawString(text, x + px(12) + bars + px(8), y + px(6) + metrics.getAscent());
    }

    /** The keys. */
    void help() {
        Font bold = font(Font.BOLD, 13);
        Font plain = font(Font.PLAIN, 13);
        int row = px(23);
        int wide = Math.min(px(340), width - px(16));
        int tall = KEYS.length * row + px(28);
        int x = (width - wide) / 2;
        int y = Math.max(px(8), (height - tall) / 2);
        g.setColor(new Color(16, 18, 21, 225));
        g.fillRoundRect(x, y, wide, tall, px(14), px(14));
        g.setStroke(new BasicStroke(px(1)));
        g.setColor(new Color(255, 255, 255, 40));
        g.drawRoundRect(x, y, wide, tall, px(14), px(14));
        int baseline = y + px(14) + (row + g.getFontMetrics(plain).getAscent()) / 2 - px(2);
        for (String[] key : KEYS) {
            write(key[0], bold, AMBER, x + px(22), baseline);
            write(key[1], plain, BRIGHT, x + px(92), baseline);
            baseline += row;
        }
    }

    private record Line(String text, Font font, Color color) {}

    private int heightOf(List<Line> lines) {
        return lines.stream()
                .mapToInt(line -> g.getFontMetrics(line.font()).getHeight())
                .sum();
    }

    /** Centred lines on a shade. */
    private void panel(List<Line> lines, int top) {
        int widest = lines.stream()
                .mapToInt(line -> g.getFontMetrics(line.font()).stringWidth(line.text()))
                .max()
                .orElse(0);
        int marginX = px(18);
        int marginY = px(9);
        g.setColor(SHADE);
        g.fillRoundRect(
                (width - widest) / 2 - marginX,
                top - marginY,
                widest + 2 * marginX,
                heightOf(lines) + 2 * marginY,
                px(12),
                px(12));
        int y = top;
        for (Line line : lines) {
            FontMetrics metrics = g.getFontMetrics(line.font());
            int x = (width - metrics.stringWidth(line.text())) / 2;
            write(line.text(), line.font(), line.color(), x, y + metrics.getAscent());
            y += metrics.getHeight();
        }
    }

    private void write(String text, Font font, Color color, int x, int baseline) {
        g.setFont(font);
        g.setColor(color);
        g.drawString(text, x, baseline);
    }

    private Font font(int style, double points) {
        return new Font(Font.SANS_SERIF, style, 1).deriveFont((float) (points * scale));
    }

    private int px(int points) {
        return (int) Math.round(points * scale);
    }
}
