package dev.roadmask.live.window;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.ArrayList;
import java.util.List;

/** Text in a room of limited width. */
final class Lettering {
    private Lettering() {}

    static void smooth(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    /** Text that is too wide loses its middle: the ends of addresses and paths tell most. */
    static String shorten(String text, FontMetrics metrics, int width) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        for (int kept = text.length() - 1; kept > 1; kept--) {
            String shorter = text.substring(0, kept - kept / 2) + "…" + text.substring(text.length() - kept / 2);
            if (metrics.stringWidth(shorter) <= width) {
                return shorter;
            }
        }
        return "";
    }

    /** Lines broken between words; a word that is too wide by itself is shortened. */
    static List<String> wrap(String text, FontMetrics metrics, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && metrics.stringWidth(longer) > width) {
                lines.add(line);
                longer = word;
            }
            line = shorten(longer, metrics, width);
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }
}
