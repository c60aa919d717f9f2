package dev.roadmask.scene;

/** Which triangles reach into which band of the picture, so that a band need not look at them all. */
final class BandOrder {
    private final DrawList list;
    private final RoadView view;
    private final int bands;
    private final int[] starts;
    private final int[] order;

    BandOrder(DrawList list, RoadView view, int height) {
        this.list = list;
        this.view = view;
        bands = (height + Band.ROWS - 1) / Band.ROWS;
        starts = new int[bands + 2];
        count();
        order = new int[starts[bands + 1]];
        fill();
    }

    private void count() {
        for (int i = 0; i < list.triangles(); i++) {
            for (int band = first(i); band <= last(i); band++) {
                starts[band + 2]++;
            }
        }
        for (int band = 0; band < bands; band++) {
            starts[band + 2] += starts[band + 1];
        }
    }

    private void fill() {
        for (int i = 0; i < list.triangles(); i++) {
            for (int band = first(i); band <= last(i); band++) {
                order[starts[band + 1]++] = i;
            }
        }
    }

    private int first(int triangle) {
        double top = Math.min(row(triangle, 0), Math.min(row(triangle, 1), row(triangle, 2)));
        return (int) Math.max(0, top / Band.ROWS);
    }

    private int last(int triangle) {
        double bottom = Math.max(row(triangle, 0), Math.max(row(triangle, 1), row(triangle, 2)));
        return bottom < 0 ? -1 : (int) Math.min(bands - 1, bottom / Band.ROWS);
    }

    private double row(int triangle, int corner) {
        int at = (triangle * 3 + corner) * DrawList.STRIDE;
        float[] corners = list.corners();
        return view.horizonY - view.focal * corners[at + 1] / corners[at + 2];
    }

    /** Draws a band's triangles in the order in which they were added. */
    void draw(int band, TriangleRaster raster, Band into) {
        for (int i = starts[band]; i < starts[band + 1]; i++) {
            raster.draw(list, order[i], into);
        }
    }
}
