package dev.roadmask.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands along the road: every stretch of it is furnished from its hash, the first time it comes into view. */
final class Scenery {
    private static final double PLOT = 12;
    private static final double AHEAD = 430;

    private final RoadLayout road;
    private final long seed;
    private final Map<TreePainter.Plant, Sprite[]> sprites = new HashMap<>();
    private final Map<Long, List<Prop>> plots = new HashMap<>();
    private final boolean bare;
    private final int lampSpacing;
    private final double woods;
    private final Surface wood = Surfaces.plain(.13f, .1f, .08f);
    private final Surface steel = Surfaces.steel();

    Scenery(SceneSpec spec) {
        road = spec.road();
        seed = Noise.mix(spec.seed() ^ 0x5ce7e);
        bare = Noise.unit(seed, 1, 1) < 0.3;
        lampSpacing = Noise.unit(seed, 1, 2) < 0.7 ? 3 : 1000;
        woods = Noise.between(seed, 1, 3, 0.15, 0.8);
    }

    /** Everything between a little behind the camera and as far as it matters. */
    List<Prop> near(double s) {
        List<Prop> near = new ArrayList<>();
        long first = (long) Math.floor((s - 24) / PLOT);
        long last = (long) Math.floor((s + AHEAD) / PLOT);
        plots.keySet().removeIf(plot -> plot < first - 8 || plot > last + 8);
        for (long plot = first; plot <= last; plot++) {
            near.addAll(plots.computeIfAbsent(plot, this::furnish));
        }
        return near;
    }

    private List<Prop> furnish(long plot) {
        List<Prop> props = new ArrayList<>();
        for (int side = -1; side <= 1; side += 2) {
            long id = Noise.hash(seed, plot, side);
            double edge = side > 0 ? road.rightEdge() : road.leftEdge();
            switch (road.surroundings()) {
                case MOTORWAY -> motorway(props, id, plot, side, edge);
                case COUNTRY -> country(props, id, plot, side, edge);
                case CITY -> city(props, id, plot, side, edge);
            }
        }
        return props;
    }

    private void motorway(List<Prop> props, long id, long plot, int side, double edge) {
        trees(props, id, plot, edge + side * 5, side, 14, woods * 1.3);
        if (Math.floorMod(plot, lampSpacing) == 0) {
            lamp(props, plot, side > 0 ? edge + 1.2 : edge - 1.2, -side, 10);
        }
        if (side > 0 && Math.floorMod(plot, 31) == 7) {
            gantry(props, plot);
        }
        if (Noise.unit(id, 1, 0) < 0.025) {
            sign(props, id, plot, edge + side * 1.5, SignFace.ROADSIDE + (int) (id & 1), 2.6, 1.1);
        }
    }

    private void country(List<Prop> props, long id, long plot, int side, double edge) {
        trees(props, id, plot, edge + side * 2.5, side, 11, woods);
        if (side > 0 == (seed & 1) > 0 && Math.floorMod(plot, 4) == 0) {
            props.add(Prop.solid(PropMeshes.utilityPole(8), wood, plot * PLOT, edge + side * 2.6, 0));
        }
        if (Noise.unit(id, 1, 0) < 0.06) {
            sign(props, id, plot, edge + side * 1.1, (int) (Noise.unit(id, 2, 0) * SignFace.ROADSIDE), 2.1, 0.36);
        }
        if (Noise.unit(id, 3, 0) < 0.1) {
            building(props, id, plot, side, edge + side * Noise.between(id, 4, 0, 9, 20), false);
        }
    }

    private void city(List<Prop> props, long id, long plot, int side, double edge) {
        double walk = edge + side * road.sidewalk();
        double open = Noise.smooth(seed + side, plot / 5.0);
        if (open < 0.45) {
            building(props, id, plot, side, walk + side * Noise.between(seed, side, 5, 0.2, 5), true);
        } else {
            trees(props, id, plot, walk + side, side, 8, 0.9);
        }
        if (Math.floorMod(plot + (side > 0 ? 0 : 1), lampSpacing) == 0) {
            lamp(props, plot, edge + side * 0.6, -side, 7.5);
        }
        if (Noise.unit(id, 1, 0) < 0.22) {
            tree(props, id, plot * PLOT + 5, edge + side * 1.2, 0.75);
        }
        if (Noise.unit(id, 2, 0) < 0.2) {
            int kind = (int) (Noise.unit(id, 3, 0) * SignFace.ROADSIDE);
            sign(props, id, plot, edge + side * 0.5, kind, 2.3, 0.32);
        }
        people(props, id, plot, edge, side);
    }

    private void people(List<Prop> props, long id, long plot, double edge, int side) {
        for (int i = 0; i < 2; i++) {
            if (Noise.unit(id, 20 + i, 0) < 0.2) {
                Mesh mesh = PropMeshes.person(Noise.between(id, 22 + i, 0, 0, 0.3));
                double s = plot * PLOT + Noise.between(id, 24 + i, 0, 0, PLOT);
                double lateral = edge + side * Noise.between(id, 26 + i, 0, 0.5, road.sidewalk());
                double turn = Noise.unit(id, 28 + i, 0) < 0.5 ? 0.1 : 3;
                props.add(Prop.solid(mesh, Surfaces.person(id + i), s, lateral, turn)
                        .withShadow(0.4, 0.3, 1.7));
            }
        }
    }

    private void trees(List<Prop> props, long id, long plot, double from, int side, double depth, double share) {
        for (int i = 0; i < 4; i++) {
            if (Noise.unit(id, 30 + i, 0) < share) {
                double s = plot * PLOT + Noise.between(id, 34 + i, 0, 0, PLOT);
                tree(props, id + i, s, from + side * depth * Noise.unit(id, 38 + i, 0), 1);
            }
        }
    }

    private void tree(List<Prop> props, long id, double s, double lateral, double scale) {
        double draw = Noise.unit(id, 50, 0);
        TreePainter.Plant plant = draw < 0.45
                ? TreePainter.Plant.ROUND
                : draw < 0.6
                        ? TreePainter.Plant.TALL
                        : draw < 0.72 ? TreePainter.Plant.CONIFER : TreePainter.Plant.BUSH;
        double size = scale * Noise.between(id, 51, 0, 0.7, 1.4);
        double height = plant == TreePainter.Plant.BUSH ? 1.9 * size : 8.5 * size;
        double width = plant == TreePainter.Plant.BUSH ? 2.8 * size : 7.2 * size;
        float warm = (float) Noise.unit(id, 52, 0);
        float[] leaf = {.06f + .1f * warm, .12f + .05f * warm, .035f + .01f * warm};
        props.add(Prop.plant(sprite(plant, (int) (id & 1)), leaf, s, lateral, width, height));
    }

    /** A plant's picture, painted when first seen; in winter round trees are bare. */
    private Sprite sprite(TreePainter.Plant plant, int variant) {
        TreePainter.Plant shown = bare && plant == TreePainter.Plant.ROUND ? TreePainter.Plant.BARE : plant;
        Sprite[] painted = sprites.computeIfAbsent(shown, unused -> new Sprite[2]);
        if (painted[variant] == null) {
            painted[variant] = TreePainter.paint(shown, seed + 50L * variant + shown.ordinal());
        }
        return painted[variant];
    }

    private void lamp(List<Prop> props, long plot, double lateral, int toRoad, double height) {
        double reach = toRoad * (road.leftHand() ? -1.8 : 1.8);
        props.add(Prop.solid(PropMeshes.lamp(height, reach), steel, plot * PLOT + 3, lateral, 0)
                .withShadow(0.1, 0.1, height));
    }

    private void sign(List<Prop> props, long id, long plot, double lateral, int kind, double middle, double half) {
        double s = plot * PLOT + Noise.between(id, 60, 0, 0, PLOT);
        double wide = kind >= SignFace.ROADSIDE ? 1.6 * half : half;
        props.add(Prop.solid(PropMeshes.post(middle + half * 0.8), steel, s, lateral, 0));
        props.add(
                Prop.solid(PropMeshes.plate(middle, wide, half), Surfaces.sign(kind, middle, half), s, lateral, 0.05));
    }

    private void gantry(List<Prop> props, long plot) {
        double left = road.median() / 2;
        double right = road.rightEdge() + 1;
        double middle = (left + right) / 2;
        double s = plot * PLOT;
        double half = (right - left) / 2;
        props.add(Prop.solid(PropMeshes.gantry(-half, half, 6.8), steel, s, middle, 0));
        for (int i = 0; i < road.lanesAhead(); i += 2) {
            Surface face = Surfaces.sign(SignFace.ROADSIDE + (int) (seed & 1) + 2 * i, 6.6, 1.2);
            props.add(Prop.solid(PropMeshes.plate(6.6, 1.9, 1.2), face, s - 0.3, road.laneAhead(i), 0));
        }
    }

    private void building(List<Prop> props, long id, long plot, int side, double front, boolean terrace) {
        double width = terrace ? PLOT : Noise.between(id, 70, 0, 8, 16);
        double depth = Noise.between(id, 71, 0, 8, 12);
        boolean tall = terrace && Noise.unit(seed, side, 72) < 0.5;
        double height = terrace ? Noise.between(id, 73, 0, 5.6, tall ? 19 : 10) : Noise.between(id, 73, 0, 3, 6);
        double rise = Noise.unit(id, 74, 0) < (tall ? 0.2 : 0.75) ? Noise.between(id, 75, 0, 2, 4) : 0;
        boolean shop = terrace && Noise.unit(seed, side, 76) < 0.6;
        Mesh mesh = PropMeshes.building(width, depth, height, rise);
        Surface surface = new BuildingSurface(id, height, shop);
        double turn = terrace ? 0 : Noise.between(id, 77, 0, -0.5, 0.5);
        props.add(Prop.solid(mesh, surface, plot * PLOT + PLOT / 2, front + side * depth / 2, turn)
                .withShadow(depth, width, height));
    }
}
