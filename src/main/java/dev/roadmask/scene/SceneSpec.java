package dev.roadmask.scene;

import java.util.SplittableRandom;

/**
 * Everything that makes a scene what it is.
 *
 * @param seed where traffic, scenery and noise come from
 * @param width pixels
 * @param height pixels
 * @param frameRate frames a second
 * @param conditions weather and exposure
 * @param camera the dashcam
 * @param road the road's cross-section
 * @param speed the recording car's, metres a second
 * @param traffic share of the traffic slots that are taken, 0 to 1
 * @param parked share of the parking places that are taken, 0 to 1
 * @param scenery whether anything stands beside the road; without it a scene is plain and fast
 */
public record SceneSpec(
        long seed,
        int width,
        int height,
        double frameRate,
        SceneConditions conditions,
        CameraSpec camera,
        RoadLayout road,
        double speed,
        double traffic,
        double parked,
        boolean scenery) {
    /** Refuses sizes and shares that cannot be drawn. */
    public SceneSpec {
        if (width < 16 || height < 16 || width > 8192 || height > 8192) {
            throw new IllegalArgumentException("size must lie in 16-8192 pixels: " + width + "x" + height);
        }
        if (!(frameRate > 0) || !(speed >= 0)) {
            throw new IllegalArgumentException(
                    "frameRate must be positive and speed not negative: frameRate=" + frameRate + " speed=" + speed);
        }
        if (!(traffic >= 0 && traffic <= 1 && parked >= 0 && parked <= 1)) {
            throw new IllegalArgumentException(
                    "traffic and parked must lie in [0, 1]: traffic=" + traffic + " parked=" + parked);
        }
        if (conditions == null || camera == null || road == null) {
            throw new IllegalArgumentException("conditions, camera and road must be given");
        }
    }

    /** A scene in which everything is drawn at random from the seed. */
    public static SceneSpec random(long seed, int width, int height, double frameRate) {
        SplittableRandom random = new SplittableRandom(seed);
        Surroundings surroundings = Surroundings.values()[pick(random, 0.35, 0.25)];
        Daylight daylight = Daylight.values()[pick(random, 0.5, 0.32)];
        RoadLayout road = RoadLayout.random(surroundings, random);
        return new SceneSpec(
                seed,
                width,
                height,
                frameRate,
                SceneConditions.random(daylight, random),
                CameraSpec.random(random),
                road,
                speed(surroundings, random),
                random.nextDouble(0.25, 0.95),
                random.nextDouble(0.1, 0.9),
                true);
    }

    /** The drive shown to newcomers: a sunny motorway with trees, cars being passed and oncoming traffic. */
    public static SceneSpec sample(int width, int height, double frameRate) {
        return new SceneSpec(
                38,
                width,
                height,
                frameRate,
                new SceneConditions(Daylight.SUNNY, 0.5, 2.1, 0.0007, 0.42, 1, 0.2, 1.4),
                new CameraSpec(1.3, 1.12, 0.45, 0, 0.045, 0.1, 0.25, 0.4),
                new RoadLayout(Surroundings.MOTORWAY, 3, 3, 3.6, 3, 1.6, 0, false),
                26,
                0.72,
                0.3,
                true);
    }

    /** A plain sunny road with traffic and nothing beside it, for tests: any size, quick to draw. */
    public static SceneSpec plain(long seed, int width, int height, double frameRate) {
        return new SceneSpec(
                seed,
                width,
                height,
                frameRate,
                new SceneConditions(Daylight.SUNNY, 0.8, 2.4, 0.0005, 0.2, 1, 0, 1),
                CameraSpec.usual(),
                new RoadLayout(Surroundings.MOTORWAY, 3, 2, 3.5, 2, 1.5, 0, false),
                25,
                0.8,
                0,
                false);
    }

    private static double speed(Surroundings surroundings, SplittableRandom random) {
        return switch (surroundings) {
            case MOTORWAY -> random.nextDouble(18, 34);
            case COUNTRY -> random.nextDouble(12, 25);
            case CITY -> random.nextDouble(4, 14);
        };
    }

    /** 0, 1 or 2 with the first two probabilities given. */
    private static int pick(SplittableRandom random, double first, double second) {
        double draw = random.nextDouble();
        return draw < first ? 0 : draw < first + second ? 1 : 2;
    }
}
