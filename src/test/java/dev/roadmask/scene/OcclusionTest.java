package dev.roadmask.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A box that counts as vehicle behind a post that does not: every mask pixel is known beforehand. */
class OcclusionTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 96;
    private static final Surface GREY = f -> {
        f.set(0.2f, 0.2f, 0.2f);
        return true;
    };

    private final SceneSpec spec = SceneSpec.plain(1, WIDTH, HEIGHT, 30);
    private final RoadView view = new RoadView(spec, new RoadCourse(spec), new CameraPose(0, 0, 0, 0, 0));

    private byte[] draw(double postDistance) {
        DrawList list = new DrawList();
        add(list, box(2), true, 12);
        add(list, box(0.217), false, postDistance);
        BandOrder order = new BandOrder(list, view, HEIGHT);
        Light light = new Light(spec, 0);
        TriangleRaster raster = new TriangleRaster(view, light, new ToneCurve(1, 0.4));
        byte[] mask = new byte[WIDTH * HEIGHT];
        for (int first = 0; first < HEIGHT; first += Band.ROWS) {
            Band band = new Band(WIDTH, Band.ROWS);
            band.begin(first, Band.ROWS, view);
            order.draw(first / Band.ROWS, raster, band);
            band.resolve(new byte[WIDTH * HEIGHT * 3], mask);
        }
        return mask;
    }

    private static Mesh box(double half) {
        return new MeshBuilder().box(-half, half, 0, 3, 0, 0.5).build();
    }

    private void add(DrawList list, Mesh mesh, boolean vehicle, double d) {
        list.add(mesh, new DrawList.Thing(GREY, 1, 0, 1, vehicle), view, 0, d, 0, false);
    }

    /** A pixel is vehicle when both samples of its two columns are, or one column's two are. */
    private boolean expected(int column, double postDistance) {
        int seen = 0;
        for (double offset = 0.25; offset < 1; offset += 0.5) {
            double slope = Math.abs(column + offset - view.centreX) / view.focal;
            boolean behindPost = postDistance < 12 && slope * postDistance < 0.217;
            seen += slope * 12 < 2 && !behindPost ? 2 : 0;
        }
        return seen >= 2;
    }

    private void check(double postDistance) {
        byte[] mask = draw(postDistance);
        int row = (int) view.horizonY;
        for (int column = 0; column < WIDTH; column++) {
            int want = expected(column, postDistance) ? 255 : 0;
            assertEquals(want, mask[row * WIDTH + column] & 0xff, "column " + column);
        }
    }

    @Test
    void aPostInFrontCutsItsWidthOutOfTheVehicle() {
        check(6);
    }

    @Test
    void aPostBehindIsNotSeen() {
        check(20);
    }

    @Test
    void nothingIsVehicleAboveTheBox() {
        byte[] mask = draw(6);
        for (int column = 0; column < WIDTH; column++) {
            assertEquals(0, mask[column]);
        }
    }
}
