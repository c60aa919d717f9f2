package dev.roadmask.scene;

/**
 * The outline of a body at one height: a rounded rectangle between rear and front.
 *
 * @param x its middle line
 * @param y its height
 * @param rear where it begins
 * @param front where it ends
 * @param halfWidth half of its breadth
 * @param squareness exponent of the superellipse: 2 an ellipse, 30 a box
 */
record BodyLevel(double x, double y, double rear, double front, double halfWidth, double squareness) {
    BodyLevel(double y, double rear, double front, double halfWidth, double squareness) {
        this(0, y, rear, front, halfWidth, squareness);
    }

    /** The point at a turn in [0, 1) round the outline, counter-clockwise from the right. */
    double[] point(double turn) {
        double angle = 2 * Math.PI * turn;
        double across = power(StrictMath.cos(angle));
        double along = power(StrictMath.sin(angle));
        return new double[] {x + halfWidth * across, y, (front + rear) / 2 + (front - rear) / 2 * along};
    }

    private double power(double value) {
        return Math.signum(value) * StrictMath.pow(Math.abs(value), 2 / squareness);
    }
}
