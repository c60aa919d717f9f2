package dev.roadmask.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All vehicles but our own. Each lane is an endless row of slots that moves at the lane's speed; a slot is taken or free
 * by its hash. So traffic never collides, never ends, and is known at any time without the time before.
 */
final class Traffic {
    private static final double AHEAD = 420;
    private static final double BEHIND = 14;
    private static final int VARIANTS = 3;

    private final SceneSpec spec;
    private final long seed;
    private final VehicleModel[][] models = new VehicleModel[VehicleKind.values().length][VARIANTS];
    private final int egoLane;
    private final boolean angledParking;

    Traffic(SceneSpec spec) {
        this.spec = spec;
        seed = Noise.mix(spec.seed() ^ 0x7aff1cL);
        SplittableRandom random = new SplittableRandom(seed);
        egoLane = random.nextInt(spec.road().lanesAhead());
        angledParking = random.nextDouble() < 0.3;
    }

    /** A form of a kind, made when first seen; variants differ in size. */
    private VehicleModel modelOf(VehicleKind kind, double draw) {
        int variant = (int) (draw * VARIANTS);
        VehicleModel[] made = models[kind.ordinal()];
        if (made[variant] == null) {
            made[variant] = variant(kind, new SplittableRandom(seed + 100 * kind.ordinal() + variant));
        }
        return made[variant];
    }

    private static VehicleModel variant(VehicleKind kind, SplittableRandom random) {
        return new VehicleModel(VehicleShapes.of(kind)
                .scaled(random.nextDouble(0.96, 1.05), random.nextDouble(0.95, 1.06), random.nextDouble(0.93, 1.07)));
    }

    /** Where our own car is after some seconds. */
    double egoS(double seconds) {
        return spec.speed() * seconds + 1.5 * StrictMath.sin(0.4 * seconds) + 200;
    }

    double egoLateral(double seconds) {
        double wander = spec.speed() == 0 ? 0 : 0.12 * StrictMath.sin(0.53 * seconds + (seed & 7));
        return spec.road().laneAhead(egoLane) + wander;
    }

    /** The vehicles that can be in view, in no particular order. */
    List<Vehicle> at(double seconds) {
        List<Vehicle> vehicles = new ArrayList<>();
        RoadLayout road = spec.road();
        for (int lane = 0; lane < road.lanesAhead(); lane++) {
            ahead(vehicles, lane, seconds);
        }
        for (int lane = 0; lane < road.lanesBack(); lane++) {
            back(vehicles, lane, seconds);
        }
        if (road.surroundings() == Surroundings.CITY) {
            parked(vehicles, egoS(seconds), 1);
            parked(vehicles, egoS(seconds), -1);
        } else {
            strays(vehicles, egoS(seconds));
        }
        return vehicles;
    }

    private double spacing() {
        return switch (spec.road().surroundings()) {
            case MOTORWAY -> 24 + spec.speed() * 0.6;
            case COUNTRY -> 34 + spec.speed();
            case CITY -> 16 + spec.speed() * 0.7;
        };
    }

    private double laneSpeed(int lane) {
        if (lane == egoLane) {
            return spec.speed();
        }
        double draw = Noise.between(seed, lane, 21, -0.05, 0.09);
        double step = 0.11 * (egoLane - lane);
        return spec.speed() * Math.max(0.4, 1 + draw + step);
    }

    private void ahead(List<Vehicle> vehicles, int lane, double seconds) {
        double spacing = spacing();
        double travelled = laneSpeed(lane) * seconds + 200;
        double phase = lane == egoLane ? 0 : Noise.unit(seed, lane, 22) * spacing;
        double own = egoS(seconds);
        long first = (long) Math.floor((own - BEHIND - travelled - phase) / spacing);
        long last = (long) Math.ceil((own + AHEAD - travelled - phase) / spacing);
        for (long slot = first; slot <= last; slot++) {
            if (lane == egoLane && slot < 1 || !taken(lane, slot)) {
                continue;
            }
            double base = travelled + phase + slot * spacing;
            vehicles.add(driving(lane, slot, base, seconds, spec.road().laneAhead(lane), false));
        }
    }

    private void back(List<Vehicle> vehicles, int lane, double seconds) {
        double spacing = spacing() * 1.15;
        double travelled = spec.speed() * Noise.between(seed, lane, 31, 0.8, 1.15) * seconds;
        double own = egoS(seconds);
        long first = (long) Math.floor((own - BEHIND + travelled) / spacing);
        long last = (long) Math.ceil((own + AHEAD + travelled) / spacing);
        for (long slot = first; slot <= last; slot++) {
            if (taken(lane + 100, slot)) {
                double base = slot * spacing - travelled;
                vehicles.add(
                        driving(lane + 100, slot, base, seconds, spec.road().laneBack(lane), true));
            }
        }
    }

    private boolean taken(int lane, long slot) {
        return Noise.unit(seed, lane * 1000003L + slot, 23) < spec.traffic();
    }

    private Vehicle driving(int lane, long slot, double base, double seconds, double lateral, boolean oncoming) {
        long id = Noise.hash(seed, lane, slot);
        double room = spacing() * 0.14;
        double pace = Noise.between(id, 1, 0, 0.35, 0.75);
        double swing = Math.min(3, room) * Noise.unit(id, 2, 0);
        double phase = Noise.between(id, 3, 0, 0, 2 * Math.PI);
        double s = base + room * Noise.between(id, 4, 0, -1, 1) + swing * StrictMath.sin(pace * seconds + phase);
        double braking = -swing * pace * pace * StrictMath.sin(pace * seconds + phase);
        double off = Noise.between(id, 5, 0, -0.3, 0.3) + 0.1 * StrictMath.sin(pace * seconds + 2 * phase);
        return new Vehicle(
                model(id, lane % 100 == 0 && spec.road().lanesAhead() > 2),
                Vehicle.paintOf(id),
                id,
                s,
                lateral + off,
                oncoming ? Math.PI : 0,
                braking < -0.12 || spec.speed() < 6 && (id & 1) == 0,
                (oncoming ? -1 : 1) * s);
    }

    private VehicleModel model(long id, boolean carsOnly) {
        double draw = Noise.unit(id, 6, 0);
        VehicleKind kind = VehicleKind.pick(carsOnly ? draw * 0.78 : draw);
        if (kind.large() && spacing() < 24 && (id & 3) != 0) {
            kind = VehicleKind.VAN;
        }
        return modelOf(kind, Noise.unit(id, 7, 0));
    }

    private void parked(List<Vehicle> vehicles, double own, int side) {
        RoadLayout road = spec.road();
        if (road.shoulder() < 1 || side < 0 && road.lanesBack() == 0) {
            return;
        }
        double pitch = angledParking ? 3.1 : 6.3;
        double edge = side > 0 ? road.rightEdge() : road.leftEdge();
        double lateral = edge - side * (angledParking ? -0.9 : 1.02);
        for (long slot = (long) ((own - BEHIND) / pitch); slot < (own + 160) / pitch; slot++) {
            long id = Noise.hash(seed, slot, 40 + side);
            double cluster = Noise.smooth(seed + side, slot * pitch / 45);
            if (Noise.unit(id, 8, 0) < spec.parked() * (1 + cluster)) {
                vehicles.add(still(id, slot * pitch, lateral, parkedHeading(id, side)));
            }
        }
    }

    private double parkedHeading(long id, int side) {
        double turn = Noise.between(id, 9, 0, -0.04, 0.04);
        if (angledParking) {
            double angle = Noise.between(seed, 41, 0, 0.7, 1.5);
            return side * ((id & 4) == 0 ? angle : angle + Math.PI) + turn;
        }
        return turn + (side < 0 == ((id & 15) > 1) ? Math.PI : 0);
    }

    /** Cars on yards and lay-bys outside the city, at any angle. */
    private void strays(List<Vehicle> vehicles, double own) {
        double pitch = 22;
        for (long slot = (long) ((own - BEHIND) / pitch); slot < (own + 180) / pitch; slot++) {
            long id = Noise.hash(seed, slot, 50);
            if (Noise.unit(id, 8, 0) < spec.parked() * 0.3 && spec.road().surroundings() == Surroundings.COUNTRY) {
                int side = (id & 1) == 0 ? 1 : -1;
                double edge = side > 0 ? spec.road().rightEdge() : spec.road().leftEdge();
                double lateral = edge + side * Noise.between(id, 10, 0, 1.6, 7);
                vehicles.add(still(id, slot * pitch, lateral, Noise.between(id, 11, 0, 0, 2 * Math.PI)));
            }
        }
    }

    private Vehicle still(long id, double s, double lateral, double heading) {
        double draw = Noise.unit(id, 6, 0) * 0.9;
        VehicleModel model = modelOf(VehicleKind.pick(draw), Noise.unit(id, 7, 0));
        return new Vehicle(model, Vehicle.paintOf(id), id & ~7L | 1, s, lateral, heading, false, 0);
    }
}
