package dev.roadmask.scene;

import java.util.List;
import java.util.SplittableRandom;

/** What the dashcam's microphone hears: the own engine, tyres on the road, and other vehicles rushing past. */
final class Soundtrack {
    static final int SAMPLE_RATE = 48_000;
    private static final int STEPS_A_SECOND = 20;
    private static final int HARMONICS = 5;
    /** Metres rolled per turn of the engine in top gear. */
    private static final double METRES_A_TURN = 0.72;

    private final SceneSpec spec;
    private final Traffic traffic;

    Soundtrack(SceneSpec spec, Traffic traffic) {
        this.spec = spec;
        this.traffic = traffic;
    }

    short[] samples(double seconds) {
        int count = (int) Math.round(seconds * SAMPLE_RATE);
        double[] passing = passing(seconds);
        SplittableRandom random = new SplittableRandom(spec.seed() ^ 0x50d4L);
        Filtered road = new Filtered(random.split(), 0.02);
        Filtered hiss = new Filtered(random.split(), 0.16);
        short[] samples = new short[count];
        double phase = 0;
        for (int i = 0; i < count; i++) {
            double t = (double) i / SAMPLE_RATE;
            double speed = speed(t);
            phase += turnsASecond(speed) / SAMPLE_RATE;
            double tyres = Math.min(1, speed / 30);
            double value = engine(phase, speed) * 0.13
                    + road.next() * (0.08 + 0.2 * tyres)
                    + hiss.next() * (0.05 * tyres + at(passing, t) * 0.6);
            samples[i] = (short) Math.round(30_000 * limit(value * fade(t, seconds)));
        }
        return samples;
    }

    private double speed(double t) {
        return Math.max(0, (traffic.egoS(t + 0.05) - traffic.egoS(t - 0.05)) / 0.1);
    }

    private static double turnsASecond(double speed) {
        double gear = speed < 5 ? 4 : speed < 9 ? 2.6 : speed < 14 ? 1.8 : speed < 20 ? 1.3 : 1;
        return Math.max(13, speed / METRES_A_TURN * gear);
    }

    /** A four-stroke, four cylinders: two bangs a turn, and their overtones. */
    private static double engine(double phase, double speed) {
        double sum = 0;
        for (int k = 1; k <= HARMONICS; k++) {
            sum += StrictMath.sin(2 * Math.PI * 2 * k * phase + 0.7 * k) / (k * k);
        }
        return sum * (0.75 + 0.25 * StrictMath.sin(Math.PI * phase)) * (0.7 + speed / 60);
    }

    /** Loudness of the others, a few times a second: fast and close is loud. */
    private double[] passing(double seconds) {
        double[] loudness = new double[(int) (seconds * STEPS_A_SECOND) + 2];
        for (int i = 0; i < loudness.length; i++) {
            loudness[i] = loudness((double) i / STEPS_A_SECOND);
        }
        return loudness;
    }

    private double loudness(double t) {
        double ownS = traffic.egoS(t);
        double ownLateral = traffic.egoLateral(t);
        List<Vehicle> vehicles = traffic.at(t);
        double sum = 0;
        for (Vehicle vehicle : vehicles) {
            double along = vehicle.s() - ownS;
            double across = vehicle.lateral() - ownLateral;
            double relative = vehicle.oncoming() ? 1 : 0.25;
            sum += relative * 40 / (20 + along * along + across * across);
        }
        return Math.min(1, sum * Math.min(1, spec.speed() / 20));
    }

    private static double at(double[] steps, double t) {
        double place = t * STEPS_A_SECOND;
        int i = Math.min((int) place, steps.length - 2);
        return steps[i] + (steps[i + 1] - steps[i]) * (place - i);
    }

    /** A short fade at both ends, so that a loop does not click. */
    private static double fade(double t, double seconds) {
        return Math.max(0, Math.min(1, Math.min(t, seconds - t) * 20));
    }

    private static double limit(double value) {
        return value / (1 + Math.abs(value));
    }

    /** White noise through two one-pole low passes. */
    private static final class Filtered {
        private final SplittableRandom random;
        private final double share;
        private double first;
        private double second;

        Filtered(SplittableRandom random, double share) {
            this.random = random;
            this.share = share;
        }

        double next() {
            first += (random.nextDouble(-1, 1) - first) * share;
            second += (first - second) * share;
            return second / Math.sqrt(share) * 1.6;
        }
    }
}
