package dev.roadmask.scene;

/**
 * A barrier, kerb, hedge or wall: a profile drawn out along the road.
 *
 * @param surface its look; own axes are: x the lateral place, y the height, z the distance along the road
 * @param from lateral of the profile's points, then their heights: lateral, height, lateral, height...
 * @param stretch it is there on stretches of this length, metres; 0 for everywhere
 * @param share share of the stretches that have it
 * @param seed tells which
 */
record Strip(Surface surface, double[] from, double stretch, double share, long seed) {
    private static final double FARTHEST = 480;

    static Strip endless(Surface surface, double... profile) {
        return new Strip(surface, profile, 0, 1, 0);
    }

    boolean presentAt(double s) {
        return stretch == 0 || Noise.unit(seed, (long) Math.floor(s / stretch), 80) < share;
    }

    /** Draws what is in view: fine pieces near, coarse ones far. */
    void draw(DrawList list, RoadView view) {
        list.begin(new DrawList.Thing(surface, 1, 0, 1, false));
        float[] face = new float[4 * DrawList.STRIDE];
        double s = Math.floor(view.cameraS / 20) * 20;
        while (s < view.cameraS + FARTHEST) {
            double ahead = s - view.cameraS;
            double step = ahead < 40 ? 2 : ahead < 100 ? 5 : 20;
            if (ahead + step > 0.3 && presentAt(s)) {
                piece(list, view, Math.max(ahead, 0.3), ahead + step, face);
            }
            s += step;
        }
    }

    private void piece(DrawList list, RoadView view, double near, double far, float[] face) {
        for (int i = 0; i + 3 < from.length; i += 2) {
            double rise = from[i + 3] - from[i + 1];
            double run = from[i + 2] - from[i];
            double length = Math.hypot(rise, run);
            double nx = -view.side * rise / length;
            double ny = run / length;
            double middle = view.viewX((near + far) / 2, from[i]);
            double outward = nx * middle + ny * (from[i + 1] - view.cameraHeight) > 0 ? -1 : 1;
            corner(face, 0, view, near, i, nx * outward, ny * outward);
            corner(face, 1, view, far, i, nx * outward, ny * outward);
            corner(face, 2, view, far, i + 2, nx * outward, ny * outward);
            corner(face, 3, view, near, i + 2, nx * outward, ny * outward);
            list.face(face);
        }
    }

    private void corner(float[] face, int corner, RoadView view, double d, int point, double nx, double ny) {
        int at = corner * DrawList.STRIDE;
        face[at] = (float) view.viewX(d, from[point]);
        face[at + 1] = (float) (view.groundY(d) + from[point + 1]);
        face[at + 2] = (float) d;
        face[at + 3] = (float) from[point];
        face[at + 4] = (float) from[point + 1];
        face[at + 5] = (float) ((view.cameraS + d) % 4000);
        face[at + 6] = (float) nx;
        face[at + 7] = (float) ny;
        face[at + 8] = 0;
    }
}
