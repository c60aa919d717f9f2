package dev.roadmask.scene;

import java.util.Arrays;

/** Paints one band of a frame: sky and ground a pixel at a time, then everything that stands, four samples a pixel. */
final class FramePainter {
    private final SceneSpec spec;
    private final Sky sky;
    private final Ground ground;
    private final ToneCurve tone;
    private final int width;

    FramePainter(SceneSpec spec) {
        this.spec = spec;
        sky = new Sky(spec);
        ground = new Ground(spec);
        tone = new ToneCurve(spec.conditions().exposure(), 0.45);
        width = spec.width();
    }

    void paint(int first, int rows, RoadView view, Light light, FrameStage stage, byte[] rgb, byte[] mask) {
        Band band = new Band(width, Band.ROWS);
        band.begin(first, rows, view);
        background(band, first, rows, view, light, stage);
        TriangleRaster raster = new TriangleRaster(view, light, tone);
        stage.triangles().draw(first / Band.ROWS, raster, band);
        band.resolve(rgb, mask);
    }

    private void background(Band band, int first, int rows, RoadView view, Light light, FrameStage stage) {
        float[] colours = new float[3 * width];
        float[] sun = new float[width];
        float[] open = new float[width];
        float[] hills = null;
        for (int i = 0; i < rows; i++) {
            float d = view.rowDistance[first + i];
            if (d == 0) {
                hills = hills == null ? sky.hills(view, width) : hills;
                sky.row(view, light, first + i, colours, hills);
            } else {
                ground.row(view, first + i, d, depth(view, first + i), colours);
                shadows(view, d, stage, sun, open);
                light(colours, sun, open, d, light);
            }
            pack(colours, band.background, i * width);
        }
    }

    /** Metres of ground along the view that a row shows. */
    private double depth(RoadView view, int row) {
        float near = row + 1 < spec.height() ? view.rowDistance[row + 1] : view.rowDistance[row];
        float far = row > 0 ? view.rowDistance[row - 1] : 0;
        double here = view.rowDistance[row];
        return far > 0 ? Math.max(0.002, (far - near) / 2) : Math.max(0.002, here - near);
    }

    private void shadows(RoadView view, float d, FrameStage stage, float[] sun, float[] open) {
        Arrays.fill(sun, 1);
        Arrays.fill(open, 1);
        for (ShadowCaster caster : stage.shadows()) {
            if (caster.extent().reaches(d)) {
                shadow(view, d, caster, sun, open);
            }
        }
    }

    private void shadow(RoadView view, float d, ShadowCaster caster, float[] sun, float[] open) {
        int from = (int) Math.max(0, view.centreX + caster.extent().left() / d * view.focal);
        int to = (int) Math.min(width, view.centreX + caster.extent().right() / d * view.focal);
        float step = (float) (d / view.focal);
        float start = (float) ((0.5 - view.centreX) / view.focal * d);
        for (int column = from; column < to; column++) {
            float x = start + step * column;
            sun[column] *= 1 - caster.shadow(x, d);
            open[column] *= 1 - caster.closeness(x, d);
        }
    }

    private void light(float[] colours, float[] sun, float[] open, float d, Light light) {
        float t = TriangleRaster.hazeShare(d * light.haze);
        float flat = light.sunY;
        for (int column = 0; column < width; column++) {
            for (int c = 0; c < 3; c++) {
                int at = 3 * column + c;
                float lit = colours[at] * (light.sun[c] * flat * sun[column] + light.ambient[c]) * open[column];
                colours[at] = lit + (light.horizon[c] - lit) * t;
            }
        }
    }

    private void pack(float[] colours, int[] background, int to) {
        for (int column = 0; column < width; column++) {
            background[to + column] =
                    tone.packed(colours[3 * column], colours[3 * column + 1], colours[3 * column + 2]);
        }
    }
}
