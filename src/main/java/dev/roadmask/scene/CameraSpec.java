package dev.roadmask.scene;

import java.util.SplittableRandom;

/**
 * The dashcam and how it is mounted.
 *
 * @param height metres above the road
 * @param fieldOfView horizontal, radians
 * @param horizon where the horizon lies, as a share of the picture's height from the top
 * @param turn sideways aim as a share of the picture's width; positive aims to the right
 * @param bonnet share of the picture's height that the own bonnet takes at the bottom; 0 for none
 * @param reflection strength of the dashboard's reflection in the windscreen, 0 to 1
 * @param softness blur of the lens, 0 to 1
 * @param vignette darkening of the corners, 0 to 1
 */
public record CameraSpec(
        double height,
        double fieldOfView,
        double horizon,
        double turn,
        double bonnet,
        double reflection,
        double softness,
        double vignette) {
    /** Refuses what cannot be mounted behind a windscreen. */
    public CameraSpec {
        require(height > 0.3 && height < 5, "height must lie in (0.3, 5) m", height);
        require(fieldOfView > 0.2 && fieldOfView < 2.5, "fieldOfView must lie in (0.2, 2.5) rad", fieldOfView);
        require(horizon > 0.05 && horizon < 0.95, "horizon must lie in (0.05, 0.95)", horizon);
        require(Math.abs(turn) < 0.5, "turn must lie in (-0.5, 0.5)", turn);
        require(bonnet >= 0 && bonnet < 0.4, "bonnet must lie in [0, 0.4)", bonnet);
        require(reflection >= 0 && reflection <= 1, "reflection must lie in [0, 1]", reflection);
        require(softness >= 0 && softness <= 1, "softness must lie in [0, 1]", softness);
        require(vignette >= 0 && vignette <= 1, "vignette must lie in [0, 1]", vignette);
    }

    private static void require(boolean holds, String rule, double value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ": " + value);
        }
    }

    /** A usual dashcam: 1.3 m high, 65 degrees wide, the horizon a little above the middle. */
    public static CameraSpec usual() {
        return new CameraSpec(1.3, 1.13, 0.46, 0, 0, 0, 0.3, 0.35);
    }

    /** A camera drawn at random. */
    public static CameraSpec random(SplittableRandom random) {
        return new CameraSpec(
                random.nextDouble() < 0.15 ? random.nextDouble(1.6, 2.6) : random.nextDouble(1.1, 1.5),
                random.nextDouble(0.75, 1.6),
                random.nextDouble(0.34, 0.6),
                random.nextDouble(-0.08, 0.08),
                random.nextDouble() < 0.35 ? random.nextDouble(0.03, 0.16) : 0,
                random.nextDouble() < 0.3 ? random.nextDouble(0.1, 0.9) : 0,
                random.nextDouble(),
                random.nextDouble(0, 0.9));
    }
}
