package dev.roadmask.live.window;

import java.util.Arrays;

/**
 * Where the bar's cells lie: from the right edge leftwards, the first of them leftmost. Where there is too little room,
 * the last go first.
 *
 * @param cellX left edge of each cell, -1 for one without room
 * @param sourceWidth what is left for the source's name
 */
record BarLayout(int[] cellX, int sourceWidth) {
    /**
     * Lays out a bar.
     *
     * @param width of the bar without its margins
     * @param sourceLeast what the source's name needs to be told from another
     * @param cellWidths in the order of importance
     * @param gap between cells
     */
    static BarLayout of(int width, int sourceLeast, int[] cellWidths, int gap) {
        int shown = 0;
        int used = 0;
        while (shown < cellWidths.length && used + gap + cellWidths[shown] <= width - sourceLeast) {
            used += gap + cellWidths[shown];
            shown++;
        }
        int[] cellX = new int[cellWidths.length];
        Arrays.fill(cellX, -1);
        int x = width - used;
        for (int i = 0; i < shown; i++) {
            cellX[i] = x + gap;
            x += gap + cellWidths[i];
        }
        return new BarLayout(cellX, Math.max(0, width - used));
    }
}
