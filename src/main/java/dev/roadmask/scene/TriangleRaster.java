package dev.roadmask.scene;

/** Draws triangles into a band's samples: one to a thread, with the fragment it works on. */
final class TriangleRaster {
    private static final int STRIDE = DrawList.STRIDE;

    private final Fragment fragment = new Fragment();
    private final double focal;
    private final double centreX;
    private final double centreY;
    private final float haze;
    private final float[] hazeColour;
    private final ToneCurve tone;

    private final double[] sx = new double[3];
    private final double[] sy = new double[3];
    private final float[] inverse = new float[3];
    /** Planes over the samples: value = a x + b y + c, for 1/z and the six attributes over z. */
    private final float[] planeA = new float[7];

    private final float[] planeB = new float[7];
    private final float[] planeC = new float[7];

    TriangleRaster(RoadView view, Light light, ToneCurve tone) {
        focal = view.focal * 2;
        centreX = view.centreX * 2;
        centreY = view.horizonY * 2;
        haze = light.haze;
        hazeColour = light.horizon;
        this.tone = tone;
        fragment.light = light;
    }

    void draw(DrawList list, int triangle, Band band) {
        float[] corners = list.corners();
        int at = triangle * 3 * STRIDE;
        project(corners, at);
        int top = (int) Math.ceil(Math.min(sy[0], Math.min(sy[1], sy[2])) - 0.5);
        int bottom = (int) Math.ceil(Math.max(sy[0], Math.max(sy[1], sy[2])) - 0.5);
        top = Math.max(top, band.firstSampleRow());
        bottom = Math.min(bottom, band.firstSampleRow() + band.sampleRows());
        if (top >= bottom || !planes(corners, at)) {
            return;
        }
        DrawList.Thing thing = list.thing(triangle);
        fragment.cos = thing.cos();
        fragment.sin = thing.sin();
        fragment.sunlit = thing.sunlit();
        for (int row = top; row < bottom; row++) {
            span(row, thing, band);
        }
    }

    private void project(float[] corners, int at) {
        for (int i = 0; i < 3; i++) {
            int p = at + i * STRIDE;
            inverse[i] = 1 / corners[p + 2];
            sx[i] = centreX + focal * corners[p] * inverse[i];
            sy[i] = centreY - focal * corners[p + 1] * inverse[i];
        }
    }

    private boolean planes(float[] corners, int at) {
        double area = (sx[1] - sx[0]) * (sy[2] - sy[0]) - (sx[2] - sx[0]) * (sy[1] - sy[0]);
        if (Math.abs(area) < 1e-6) {
            return false;
        }
        plane(0, inverse[0], inverse[1], inverse[2], area);
        for (int k = 1; k < 7; k++) {
            int p = at + 2 + k;
            plane(
                    k,
                    corners[p] * inverse[0],
                    corners[p + STRIDE] * inverse[1],
                    corners[p + 2 * STRIDE] * inverse[2],
                    area);
        }
        return true;
    }

    private void plane(int k, double v0, double v1, double v2, double area) {
        double a = ((v1 - v0) * (sy[2] - sy[0]) - (v2 - v0) * (sy[1] - sy[0])) / area;
        double b = ((v2 - v0) * (sx[1] - sx[0]) - (v1 - v0) * (sx[2] - sx[0])) / area;
        planeA[k] = (float) a;
        planeB[k] = (float) b;
        planeC[k] = (float) (v0 - a * sx[0] - b * sy[0]);
    }

    /** The samples of a row whose middles lie inside the triangle: between its leftmost and rightmost crossing. */
    private void span(int row, DrawList.Thing thing, Band band) {
        double y = row + 0.5;
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            int j = (i + 1) % 3;
            if (sy[i] <= y != sy[j] <= y) {
                double x = sx[i] + (y - sy[i]) * (sx[j] - sx[i]) / (sy[j] - sy[i]);
                left = Math.min(left, x);
                right = Math.max(right, x);
            }
        }
        int first = Math.max(0, (int) Math.ceil(left - 0.5));
        int last = (int) Math.min(band.samplesAcross(), Math.ceil(right - 0.5));
        if (first < last) {
            samples(row, first, last, thing, band);
        }
    }

    private void samples(int row, int first, int last, DrawList.Thing thing, Band band) {
        float y = row + 0.5f;
        float ground = band.groundLimit(row);
        int at = (row - band.firstSampleRow()) * band.samplesAcross() + first;
        for (int column = first; column < last; column++, at++) {
            float x = column + 0.5f;
            float w = planeA[0] * x + planeB[0] * y + planeC[0];
            if (w <= band.inverseDepth[at] || w < ground) {
                continue;
            }
            load(x, y, 1 / w);
            if (thing.surface().usesNormals()) {
                loadNormal(x, y, 1 / w);
            }
            if (thing.surface().shade(fragment)) {
                band.inverseDepth[at] = w;
                band.colour[at] = finish() | (thing.vehicle() ? Band.VEHICLE : 0);
            }
        }
    }

    private void load(float x, float y, float z) {
        Fragment f = fragment;
        f.depth = z;
        f.footprint = z / (float) focal;
        f.x = attribute(1, x, y, z);
        f.y = attribute(2, x, y, z);
        f.z = attribute(3, x, y, z);
    }

    private void loadNormal(float x, float y, float z) {
        Fragment f = fragment;
        f.nx = attribute(4, x, y, z);
        f.ny = attribute(5, x, y, z);
        f.nz = attribute(6, x, y, z);
        float vx = (x - (float) centreX) / (float) focal;
        float vy = ((float) centreY - y) / (float) focal;
        float length = 1 / (float) Math.sqrt(vx * vx + vy * vy + 1);
        f.vx = vx * length;
        f.vy = vy * length;
        f.vz = length;
        f.orient();
    }

    private float attribute(int k, float x, float y, float z) {
        return (planeA[k] * x + planeB[k] * y + planeC[k]) * z;
    }

    private int finish() {
        Fragment f = fragment;
        float t = hazeShare(f.depth * haze);
        return tone.packed(
                f.red + (hazeColour[0] - f.red) * t,
                f.green + (hazeColour[1] - f.green) * t,
                f.blue + (hazeColour[2] - f.blue) * t);
    }

    /** About 1 - exp(-x). */
    static float hazeShare(float x) {
        return 1 - 1 / (1 + x + x * x * 0.5f);
    }
}
