package dev.roadmask.live.window;

/**
 * Where the pixels of a stored picture's rows go in the upright picture.
 *
 * @param width of the stored picture
 * @param height of the stored picture
 * @param rotationDegrees clockwise: 0, 90, 180 or 270
 * @param mirrored left to right, after the turn
 */
record Turn(int width, int height, int rotationDegrees, boolean mirrored) {
    int uprightWidth() {
        return rotationDegrees % 180 == 0 ? width : height;
    }

    int uprightHeight() {
        return rotationDegrees % 180 == 0 ? height : width;
    }

    /** Puts a stored row into the upright picture. */
    void put(int[] row, int y, int[] upright) {
        if (rotationDegrees == 0 && !mirrored) {
            System.arraycopy(row, 0, upright, y * width, width);
            return;
        }
        int target = index(0, y);
        int step = width == 1 ? 0 : index(1, y) - target;
        for (int x = 0; x < width; x++) {
            upright[target] = row[x];
            target += step;
        }
    }

    private int index(int x, int y) {
        int column =
                switch (rotationDegrees) {
                    case 90 -> height - 1 - y;
                    case 180 -> width - 1 - x;
                    case 270 -> y;
                    default -> x;
                };
        int row =
                switch (rotationDegrees) {
                    case 90 -> x;
                    case 180 -> height - 1 - y;
                    case 270 -> width - 1 - x;
                    default -> y;
                };
        return row * uprightWidth() + (mirrored ? uprightWidth() - 1 - column : column);
    }
}
