package dev.roadmask.scene;

/**
 * A painted line along the road.
 *
 * @param lateral its middle, metres
 * @param width metres
 * @param dash painted length of a period, metres; equal to the period for a solid line
 * @param period metres
 * @param yellow yellow rather than white
 */
record RoadMarking(double lateral, double width, double dash, double period, boolean yellow) {
    static RoadMarking solid(double lateral, double width, boolean yellow) {
        return new RoadMarking(lateral, width, 1, 1, yellow);
    }

    static RoadMarking dashed(double lateral, double width, double dash, double gap) {
        return new RoadMarking(lateral, width, dash, dash + gap, false);
    }

    /** Painted share of the stretch of {@code length} metres around s. */
    double coverage(double s, double length) {
        if (dash >= period) {
            return 1;
        }
        return Math.max(0, Math.min(1, (painted(s + length / 2) - painted(s - length / 2)) / length));
    }

    private double painted(double s) {
        double periods = Math.floor(s / period);
        return periods * dash + Math.min(dash, s - periods * period);
    }
}
