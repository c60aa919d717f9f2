package dev.roadmask.scene;

import java.util.SplittableRandom;

/**
 * The weather and the camera's answer to it.
 *
 * @param daylight kind of light
 * @param sunElevation radians above the horizon
 * @param sunAzimuth radians, clockwise from the road's direction at its start
 * @param haze share of light lost per metre of air
 * @param cloudiness 0 clear to 1 closed
 * @param exposure factor on all light
 * @param warmth white balance, -1 bluish to 1 yellowish
 * @param noise standard deviation of the sensor's noise in display values
 */
public record SceneConditions(
        Daylight daylight,
        double sunElevation,
        double sunAzimuth,
        double haze,
        double cloudiness,
        double exposure,
        double warmth,
        double noise) {
    /** Refuses what no sky or camera does. */
    public SceneConditions {
        if (daylight == null) {
            throw new IllegalArgumentException("daylight is missing");
        }
        require(sunElevation > 0 && sunElevation < Math.PI / 2, "sunElevation must lie in (0, pi/2)", sunElevation);
        require(haze >= 0 && haze < 0.1, "haze must lie in [0, 0.1)", haze);
        require(cloudiness >= 0 && cloudiness <= 1, "cloudiness must lie in [0, 1]", cloudiness);
        require(exposure > 0, "exposure must be positive", exposure);
        require(noise >= 0, "noise must not be negative", noise);
    }

    private static void require(boolean holds, String rule, double value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ": " + value);
        }
    }

    /** Conditions drawn at random for a kind of light. */
    public static SceneConditions random(Daylight daylight, SplittableRandom random) {
        boolean dusk = daylight == Daylight.DUSK;
        boolean sunny = daylight == Daylight.SUNNY;
        return new SceneConditions(
                daylight,
                dusk ? random.nextDouble(0.06, 0.2) : random.nextDouble(0.35, 1.1),
                random.nextDouble(-Math.PI, Math.PI),
                StrictMath.pow(random.nextDouble(), 2) * (sunny ? 0.0014 : 0.0035) + 0.0004,
                sunny ? random.nextDouble(0, 0.6) : random.nextDouble(0.5, 1),
                (dusk ? 1.5 : sunny ? 0.95 : 1.2) * random.nextDouble(0.72, 1.35),
                random.nextDouble(-1, 1),
                dusk ? random.nextDouble(1.5, 6) : random.nextDouble(0.5, 3.5));
    }
}
