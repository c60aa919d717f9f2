package dev.roadmask.live.window;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;

/** The bar below the picture: how the preview is doing. Cells keep their places while figures change. */
final class Bar extends JComponent {
    private static final long serialVersionUID = 1L;
    private static final Color GROUND = new Color(0x15181c);
    private static final Color EDGE = new Color(0x2a2f36);
    private static final Color BRIGHT = new Color(0xe8eaed);
    private static final Color FAINT = new Color(0x8b939e);
    private static final Color RED = new Color(0xff4d4f);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Font BOLD = FONT.deriveFont(Font.BOLD);
    private static final int HEIGHT = 28;
    private static final int MARGIN = 10;
    private static final int GAP = 18;
    private static final int DOT = 9;
    private static final int SOURCE_LEAST = 120;

    private transient Sign sign = Sign.blank();
    private String word = "";

    Bar() {
        setOpaque(true);
        setPreferredSize(new Dimension(0, HEIGHT));
    }

    /** Shows a sign, with a word of its own for the state where the picture does not follow it. */
    void show(Sign newSign, String newWord) {
        if (!newSign.equals(sign) || !newWord.equals(word)) {
            sign = newSign;
            word = newWord;
            repaint();
        }
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        Lettering.smooth(g);
        g.setColor(GROUND);
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setColor(EDGE);
        g.drawLine(0, 0, getWidth(), 0);
        paintCells(g);
        g.dispose();
    }

    private void paintCells(Graphics2D g) {
        FontMetrics metrics = g.getFontMetrics(FONT);
        int baseline = (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent() + 1;
        List<Sign.Figure> cells = cells();
        int[] widths = cells.stream().mapToInt(cell -> width(metrics, cell)).toArray();
        int least = stateWidth(g) + SOURCE_LEAST;
        BarLayout layout = BarLayout.of(getWidth() - 2 * MARGIN, least, widths, GAP);
        paintSource(g, baseline, layout.sourceWidth());
        for (int i = 0; i < widths.length; i++) {
            if (layout.cellX()[i] >= 0) {
                paintCell(g, cells.get(i), MARGIN + layout.cellX()[i], baseline, widths[i]);
            }
        }
    }

    /** The recording's cell first: it is the last to be left out. */
    private List<Sign.Figure> cells() {
        List<Sign.Figure> cells = new ArrayList<>(sign.figures());
        if (!sign.recording().isEmpty()) {
            cells.add(0, new Sign.Figure("●", sign.recording(), "0:00:00"));
        }
        return cells;
    }

    private static int width(FontMetrics metrics, Sign.Figure cell) {
        int value = Math.max(metrics.stringWidth(cell.value()), metrics.stringWidth(cell.widest()));
        return value + labelWidth(metrics, cell);
    }

    private static int labelWidth(FontMetrics metrics, Sign.Figure cell) {
        return cell.label().isEmpty() ? 0 : metrics.stringWidth(cell.label() + " ");
    }

    private int stateWidth(Graphics2D g) {
        return DOT + 6 + g.getFontMetrics(BOLD).stringWidth(word) + 12;
    }

    private void paintSource(Graphics2D g, int baseline, int width) {
        g.setColor(color(word));
        g.fillOval(MARGIN, (getHeight() - DOT) / 2 + 1, DOT, DOT);
        g.setFont(BOLD);
        g.drawString(word, MARGIN + DOT + 6, baseline);
        int x = stateWidth(g);
        g.setFont(FONT);
        g.setColor(BRIGHT);
        g.drawString(Lettering.shorten(sign.source(), g.getFontMetrics(), width - x), MARGIN + x, baseline);
    }

    private static void paintCell(Graphics2D g, Sign.Figure cell, int x, int baseline, int width) {
        FontMetrics metrics = g.getFontMetrics(FONT);
        g.setFont(FONT);
        boolean recording = cell.label().equals("●");
        g.setColor(recording ? RED : FAINT);
        g.drawString(cell.label(), x, baseline);
        g.setColor(BRIGHT);
        g.drawString(cell.value(), x + width - metrics.stringWidth(cell.value()), baseline);
    }

    private static Color color(String word) {
        return switch (word) {
            case "LIVE" -> new Color(0x34c759);
            case "STALE", "PAUSED" -> new Color(0xffb020);
            case "LOST" -> RED;
            default -> FAINT;
        };
    }
}
