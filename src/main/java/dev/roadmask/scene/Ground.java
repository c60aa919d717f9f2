package dev.roadmask.scene;

import java.util.List;

/** The road's surface and what lies beside it, row by row: every row shows ground of one distance. */
final class Ground {
    private static final double PATCH = 9;

    private final RoadLayout road;
    private final List<RoadMarking> markings;
    private final NoiseTexture grain;
    private final NoiseTexture blotches;
    private final long seed;
    private final int width;
    private final double smear;
    private final float[] tarmac;
    private final float[] verge;
    private final float[] dry;
    private final float wear;

    Ground(SceneSpec spec) {
        road = spec.road();
        markings = road.markings();
        seed = spec.seed() ^ 0x6e0dL;
        width = spec.width();
        grain = new NoiseTexture(seed, 64, 3, 1.25);
        blotches = new NoiseTexture(seed + 1, 6, 0.8);
        smear = spec.speed() * (spec.conditions().daylight() == Daylight.DUSK ? 1 / 150.0 : 1 / 900.0);
        float tone = (float) Noise.between(seed, 1, 1, 0.055, 0.15);
        float warm = (float) Noise.between(seed, 1, 2, 0.94, 1.08);
        tarmac = new float[] {tone * warm, tone, tone * (2 - warm) * 1.02f};
        float yellow = (float) Noise.unit(seed, 1, 3);
        verge = new float[] {0.06f + 0.09f * yellow, 0.1f + 0.04f * yellow, 0.03f + 0.02f * yellow};
        dry = new float[] {0.26f, 0.21f, 0.12f};
        wear = (float) Noise.between(seed, 1, 4, 0.1, 0.7);
    }

    /** Fills a row with the ground's own colours (not lit yet), three floats a pixel. */
    void row(RoadView view, int row, float d, double depth, float[] colours) {
        double fp = d / view.focal;
        double s = view.cameraS + d;
        double along = depth + smear;
        base(view, d, fp, along, s, colours);
        patches(view, d, fp, s, colours);
        for (RoadMarking marking : markings) {
            mark(view, d, fp, along, s, marking, colours);
        }
    }

    private double lateralOf(RoadView view, double d, double column) {
        double x = (column + 0.5 - view.centreX) / view.focal * d;
        return (x - view.originX(d)) * view.side;
    }

    private double columnOf(RoadView view, double d, double lateral) {
        return view.centreX + view.viewX(d, lateral) * view.focal / d - 0.5;
    }

    private void base(RoadView view, double d, double fp, double along, double s, float[] colours) {
        int across = NoiseTexture.level(fp / 0.02);
        int ahead = NoiseTexture.level(along / 0.02);
        int acrossWide = NoiseTexture.level(fp / 0.16);
        int aheadWide = NoiseTexture.level(along);
        float fineV = (float) (s % 5.12 * 50);
        float wideV = (float) (s % 256);
        double start = lateralOf(view, d, 0);
        double step = fp * view.side;
        for (int column = 0; column < width; column++) {
            float lateral = (float) (start + step * column);
            float fine = grain.at(lateral * 50, fineV, across, ahead);
            float wide = blotches.at(lateral * 5.1f, wideV, acrossWide, aheadWide);
            float paved = paved(lateral, (float) fp);
            pixel(colours, column, lateral, fine, wide, paved);
        }
    }

    private void pixel(float[] colours, int column, float lateral, float fine, float wide, float paved) {
        if (paved < 1) {
            beside(colours, column, lateral, fine, wide);
        }
        if (paved > 0) {
            float tone = 1 + 0.36f * fine + 0.085f * wide + track(lateral);
            for (int i = 0; i < 3; i++) {
                int at = 3 * column + i;
                float road = tarmac[i] * tone;
                colours[at] = paved >= 1 ? road : colours[at] + (road - colours[at]) * paved;
            }
        }
    }

    /** Share of pavement at a place, soft over a pixel's width. */
    private float paved(float lateral, float fp) {
        float right = Noise.clamp(((float) road.rightEdge() - lateral) / fp + 0.5f);
        float left = Noise.clamp((lateral - (float) road.leftEdge()) / fp + 0.5f);
        float paved = right * left;
        if (road.greenMedian()) {
            float inner = (float) road.median() / 2 - 0.5f;
            paved *= Noise.clamp((Math.abs(lateral) - inner) / fp + 0.5f);
        }
        return paved;
    }

    /** Wheels polish two tracks in each lane; oil darkens what lies between. */
    private float track(float lateral) {
        float from = lateral - (float) (lateral > 0 ? road.median() : -road.median()) / 2;
        float lane = from / (float) road.laneWidth();
        float inside = lane - (float) Math.floor(lane) - 0.5f;
        float wheel = Math.abs(Math.abs(inside) - 0.23f);
        return 0.09f * (1 - Noise.step(0, 0.13f, wheel)) - 0.07f * (1 - Noise.step(0, 0.14f, Math.abs(inside)));
    }

    private void beside(float[] colours, int column, float lateral, float fine, float wide) {
        float from = lateral > 0 ? lateral - (float) road.rightEdge() : (float) road.leftEdge() - lateral;
        int at = 3 * column;
        if (road.sidewalk() > 0 && from >= 0 && from < road.sidewalk()) {
            float tone = 0.24f * (1 + 0.16f * fine + 0.14f * wide);
            colours[at] = tone;
            colours[at + 1] = tone * 0.98f;
            colours[at + 2] = tone * 0.94f;
            return;
        }
        float gravel = from < 0 ? 0 : 1 - Noise.step(0.2f, 1.1f + 0.5f * wide, from);
        float parched = Noise.step(-0.2f, 0.9f, wide + wear - 0.5f);
        float tone = 1 + 0.6f * fine + 0.3f * wide;
        for (int i = 0; i < 3; i++) {
            float grass = verge[i] + (dry[i] - verge[i]) * parched * 0.8f;
            colours[at + i] = (grass + (dry[i] * 0.8f - grass) * gravel * 0.8f) * tone;
        }
    }

    /** Repairs, joints and cracks, hashed by stretch of road. */
    private void patches(RoadView view, double d, double fp, double s, float[] colours) {
        long stretch = (long) Math.floor(s / PATCH);
        double within = s - stretch * PATCH;
        for (int lane = -road.lanesBack(); lane < road.lanesAhead(); lane++) {
            long id = Noise.hash(seed, stretch, lane);
            double from = Noise.between(id, 1, 0, 0, 5);
            double to = from + Noise.between(id, 2, 0, 0.8, 4);
            double middle = lane >= 0 ? road.laneAhead(lane) : road.laneBack(-lane - 1);
            if (Noise.unit(id, 3, 0) < 0.16 * wear + 0.03 && within > from && within < to) {
                double half = Noise.between(id, 4, 0, 0.3, 1.5);
                double at = middle + Noise.between(id, 5, 0, -0.8, 0.8);
                shade(view, d, at - half, at + half, (float) Noise.between(id, 6, 0, 0.72, 1.2), colours);
            }
        }
        joints(view, d, fp, stretch, within, colours);
    }

    private void joints(RoadView view, double d, double fp, long stretch, double within, float[] colours) {
        long id = Noise.hash(seed, stretch, 999);
        double at = Noise.between(id, 1, 0, 0, PATCH);
        if (Noise.unit(id, 2, 0) < 0.35 * wear && Math.abs(within - at) < Math.max(0.05, fp * 2)) {
            shade(view, d, road.leftEdge(), road.rightEdge(), 0.8f, colours);
        }
        double seam = road.laneAhead(0) - road.laneWidth() * 0.5 - 0.22 + 0.04 * Noise.smooth(seed, view.cameraS + d);
        shade(view, d, seam, seam + Math.max(0.03, fp), 1 - 0.3f * wear, colours);
    }

    private void shade(RoadView view, double d, double from, double to, float factor, float[] colours) {
        double a = columnOf(view, d, from);
        double b = columnOf(view, d, to);
        int first = (int) Math.max(0, Math.ceil(Math.min(a, b)));
        int last = (int) Math.min(width - 1, Math.floor(Math.max(a, b)));
        for (int i = 3 * first; i < 3 * last + 3; i++) {
            colours[i] *= factor;
        }
    }

    private void mark(
            RoadView view, double d, double fp, double along, double s, RoadMarking marking, float[] colours) {
        double painted = marking.coverage(s, along);
        if (painted <= 0) {
            return;
        }
        double middle = columnOf(view, d, marking.lateral());
        double half = marking.width() / 2 / fp;
        int first = (int) Math.max(0, Math.floor(middle - half));
        int last = (int) Math.min(width - 1, Math.ceil(middle + half));
        for (int column = first; column <= last; column++) {
            double covered = Math.min(1, Math.max(0, half + 0.5 - Math.abs(column - middle))) * Math.min(1, 2 * half);
            double rub = 1 - wear * (0.45 + 0.4 * blotches.at(column * (float) fp * 40, (float) (s % 16 * 16), 0, 2));
            paint(colours, column, (float) (covered * painted * Math.max(0.15, rub)), marking.yellow());
        }
    }

    private static void paint(float[] colours, int column, float share, boolean yellow) {
        int at = 3 * column;
        colours[at] += ((yellow ? 0.62f : 0.72f) - colours[at]) * share;
        colours[at + 1] += ((yellow ? 0.4f : 0.72f) - colours[at + 1]) * share;
        colours[at + 2] += ((yellow ? 0.06f : 0.7f) - colours[at + 2]) * share;
    }
}
