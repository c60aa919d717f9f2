package dev.roadmask.live.window;

/**
 * Where a picture lies within an area that it fills as far as its aspect allows; the rest is letterbox.
 *
 * @param x of its left edge
 * @param y of its top edge
 * @param width at least 1
 * @param height at least 1
 */
record Fit(int x, int y, int width, int height) {
    /** The largest picture of an aspect within an area, centred. All in pixels of the screen. */
    static Fit of(int pictureWidth, int pictureHeight, int areaWidth, int areaHeight) {
        double scale = Math.min((double) areaWidth / pictureWidth, (double) areaHeight / pictureHeight);
        int width = (int) Math.max(1, Math.round(pictureWidth * scale));
        int height = (int) Math.max(1, Math.round(pictureHeight * scale));
        return new Fit((areaWidth - width) / 2, (areaHeight - height) / 2, width, height);
    }

    /** A window's picture area at first: the picture pixel by pixel, or as much of it as a share of the screen holds. */
    static Fit first(int pictureWidth, int pictureHeight, int screenWidth, int screenHeight) {
        int width = Math.min(pictureWidth, (int) (screenWidth * 0.8));
        int height = Math.min(pictureHeight, (int) (screenHeight * 0.8));
        return of(pictureWidth, pictureHeight, width, height);
    }
}
