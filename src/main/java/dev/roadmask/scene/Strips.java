package dev.roadmask.scene;

import java.util.ArrayList;
import java.util.List;

/** Chooses the barriers, kerbs, hedges and walls of a scene. */
final class Strips {
    private final RoadLayout road;
    private final long seed;
    private final NoiseTexture noise;
    private final List<Strip> strips = new ArrayList<>();

    private Strips(SceneSpec spec) {
        road = spec.road();
        seed = Noise.mix(spec.seed() ^ 0x57219L);
        noise = new NoiseTexture(seed, 5, 0.7);
    }

    static List<Strip> of(SceneSpec spec) {
        Strips strips = new Strips(spec);
        switch (spec.road().surroundings()) {
            case MOTORWAY -> strips.motorway();
            case COUNTRY -> strips.country();
            case CITY -> strips.city();
        }
        return strips.strips;
    }

    private void motorway() {
        if (road.median() > 1) {
            middle();
        }
        edge(1, road.rightEdge(), 0.7);
        edge(-1, road.leftEdge(), 0.7);
        forest(1, road.rightEdge());
        forest(-1, road.leftEdge());
    }

    private void middle() {
        if (Noise.unit(seed, 1, 1) < 0.5) {
            Surface concrete = Surfaces.concrete(noise);
            strips.add(Strip.endless(concrete, -.3, 0, -.3, .08, -.18, .3, -.1, .85, .1, .85, .18, .3, .3, .08, .3, 0));
        } else {
            strips.add(Strip.endless(Surfaces.guardRail(), .2, 0, .2, .44, .26, .52, .2, .6, .26, .68, .2, .76));
            strips.add(Strip.endless(Surfaces.guardRail(), -.2, 0, -.2, .44, -.26, .52, -.2, .6, -.26, .68, -.2, .76));
        }
    }

    private void edge(int side, double at, double share) {
        double x = at + side * 0.4;
        if (Noise.unit(seed, side, 2) < 0.25) {
            strips.add(Strip.endless(Surfaces.concrete(noise), x, 0, x, .9, x + side * .25, .9));
        } else {
            double bulge = x - side * 0.06;
            double[] rail = {x, 0, x, .44, bulge, .52, x, .6, bulge, .68, x, .76};
            strips.add(new Strip(Surfaces.guardRail(), rail, 120, share, seed + side));
        }
    }

    private void country() {
        for (int side = -1; side <= 1; side += 2) {
            double edge = side > 0 ? road.rightEdge() : road.leftEdge();
            double x = edge + side * Noise.between(seed, side, 3, 1.5, 5);
            double draw = Noise.unit(seed, side, 4);
            if (draw < 0.35) {
                hedge(x, side, Noise.between(seed, side, 5, 1.2, 3));
            } else if (draw < 0.5) {
                strips.add(new Strip(Surfaces.fence(), new double[] {x, 0, x, 1.1}, 160, 0.75, seed + side));
            } else if (draw < 0.65) {
                Surface stones = Surfaces.bricks(.24f, .22f, .19f, 0.22);
                strips.add(new Strip(stones, new double[] {x, 0, x, 1.1, x + side * .4, 1.1}, 90, .7, seed + side));
            } else {
                edge(side, edge, 0.45);
            }
            forest(side, edge);
        }
    }

    private void hedge(double x, int side, double height) {
        Surface leaves = new HedgeSurface(noise, height, leaf());
        double[] profile = {x, 0, x + side * .1, height * .75, x + side * .5, height * 1.2};
        strips.add(new Strip(leaves, profile, 70, 0.75, seed + side));
    }

    private float[] leaf() {
        float warm = (float) Noise.unit(seed, 1, 6);
        return new float[] {.05f + .09f * warm, .1f + .04f * warm, .03f};
    }

    /** A wall of trees far out, so that the land does not end in nothing. */
    private void forest(int side, double edge) {
        double x = edge + side * Noise.between(seed, side, 7, 14, 45);
        double height = Noise.between(seed, side, 8, 4, 10);
        Surface leaves = new HedgeSurface(noise, height, leaf());
        double[] profile = {x, 0, x, height * 0.5, x + side * 3, height * 1.25};
        strips.add(new Strip(leaves, profile, 60, 0.85, seed + 5 * side));
    }

    private void city() {
        for (int side = -1; side <= 1; side += 2) {
            double edge = side > 0 ? road.rightEdge() : road.leftEdge();
            Surface kerb = Surfaces.plain(.34f, .33f, .31f);
            strips.add(Strip.endless(kerb, edge, 0, edge, .12, edge + side * .18, .12));
            if (Noise.unit(seed, side, 9) < 0.3) {
                double x = edge + side * (road.sidewalk() + 0.2);
                Surface wall = Surfaces.bricks(.3f, .17f, .11f, .08);
                double[] profile = {x, 0, x, 1.1, x + side * .25, 1.1};
                strips.add(new Strip(wall, profile, 24, 0.5, seed + side));
            }
            forest(side, edge + side * 14);
        }
    }
}
