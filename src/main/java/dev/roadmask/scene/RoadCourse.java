package dev.roadmask.scene;

import java.util.SplittableRandom;

/** Where the road leads: its heading and its grade as sums of slow waves over the distance. */
final class RoadCourse {
    private static final int WAVES = 3;

    private final double[] headingAmplitude = new double[WAVES];
    private final double[] gradeAmplitude = new double[WAVES];
    private final double[] frequency = new double[WAVES];
    private final double[] phase = new double[WAVES];

    RoadCourse(SceneSpec spec) {
        SplittableRandom random = new SplittableRandom(spec.seed() ^ 0x5ca1ab1eL);
        Surroundings kind = spec.road().surroundings();
        double bends = kind == Surroundings.MOTORWAY ? 0.11 : kind == Surroundings.COUNTRY ? 0.15 : 0.03;
        double hills = kind == Surroundings.CITY ? 0.004 : 0.013;
        for (int i = 0; i < WAVES; i++) {
            double length = 420.0 * (i + 1) * random.nextDouble(0.8, 1.3);
            frequency[i] = 2 * Math.PI / length;
            phase[i] = random.nextDouble(0, 2 * Math.PI);
            headingAmplitude[i] = bends * swing(random) * (0.6 + 0.4 * i);
            gradeAmplitude[i] = hills * swing(random) * (0.6 + 0.4 * i);
        }
    }

    private static double swing(SplittableRandom random) {
        return random.nextDouble(0.3, 1) * (random.nextBoolean() ? 1 : -1);
    }

    /** Radians to the right of the direction at the start, about. */
    double heading(double s) {
        return sum(headingAmplitude, s, 0);
    }

    /** Rise per metre. */
    double grade(double s) {
        return sum(gradeAmplitude, s, 1.3);
    }

    private double sum(double[] amplitude, double s, double shift) {
        double sum = 0;
        for (int i = 0; i < WAVES; i++) {
            sum += amplitude[i] * StrictMath.sin(frequency[i] * s + phase[i] + shift * (i + 1));
        }
        return sum;
    }
}
