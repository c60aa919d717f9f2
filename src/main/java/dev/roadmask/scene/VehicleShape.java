package dev.roadmask.scene;

/**
 * A vehicle's form and where its parts are. Its own axes: x to its right, y up from the ground, z ahead, the origin on
 * the ground under its middle.
 *
 * @param kind what it is
 * @param length metres
 * @param body outlines from the sill to the roof
 * @param cargo outlines of a box behind the cab; empty for none
 * @param wheelRadius metres
 * @param axles places along z
 * @param glazing where the windows are
 * @param lamps where lamps and plates are
 */
record VehicleShape(
        VehicleKind kind,
        double length,
        BodyLevel[] body,
        BodyLevel[] cargo,
        double wheelRadius,
        double[] axles,
        Glazing glazing,
        Lamps lamps) {
    /**
     * Windows.
     *
     * @param belt lower edge of the side windows
     * @param top upper edge of all windows
     * @param rearBelt lower edge of the rear window; above {@code top} for none
     * @param rearPillar width of the post between side and rear window
     * @param sideFrom side windows reach back to this z
     * @param posts posts between side windows, along z
     */
    record Glazing(double belt, double top, double rearBelt, double rearPillar, double sideFrom, double... posts) {}

    /**
     * Lamps and plates.
     *
     * @param tailLow lower edge of the tail lamps
     * @param tailHigh upper edge of the tail lamps
     * @param tailInner inner edge of the tail lamps, from the middle
     * @param headLow lower edge of the headlamps
     * @param headHigh upper edge of the headlamps
     * @param headInner inner edge of the headlamps, from the middle
     * @param rearPlate height of the rear plate
     */
    record Lamps(
            double tailLow,
            double tailHigh,
            double tailInner,
            double headLow,
            double headHigh,
            double headInner,
            double rearPlate) {}

    double halfWidth() {
        double widest = 0;
        for (BodyLevel level : body) {
            widest = Math.max(widest, level.halfWidth());
        }
        return widest;
    }

    double height() {
        double top = body[body.length - 1].y();
        return cargo.length == 0 ? top : Math.max(top, cargo[cargo.length - 1].y());
    }

    /** The outline at a height, between the levels given. */
    BodyLevel at(double y) {
        int i = 0;
        while (i + 2 < body.length && body[i + 1].y() < y) {
            i++;
        }
        BodyLevel low = body[i];
        BodyLevel high = body[i + 1];
        double t = Math.max(0, Math.min(1, (y - low.y()) / (high.y() - low.y())));
        return new BodyLevel(
                y,
                low.rear() + (high.rear() - low.rear()) * t,
                low.front() + (high.front() - low.front()) * t,
                low.halfWidth() + (high.halfWidth() - low.halfWidth()) * t,
                low.squareness());
    }

    /** Body, cargo box and mirrors; {@code segments} points round it. */
    Mesh mesh(int segments) {
        MeshBuilder builder = new MeshBuilder().loft(body, segments);
        if (cargo.length > 0) {
            builder.loft(cargo, segments);
        }
        double y = glazing.belt() + 0.02;
        BodyLevel level = at(y);
        double z = level.front() - (kind.large() ? 0.1 : 0.42);
        mirror(builder, level.halfWidth() + 0.1, y, z, segments / 4);
        mirror(builder, -level.halfWidth() - 0.1, y, z, segments / 4);
        return builder.build();
    }

    private void mirror(MeshBuilder builder, double x, double y, double z, int segments) {
        double tall = kind.large() ? 0.45 : 0.14;
        BodyLevel[] levels = {
            new BodyLevel(x, y, z - 0.05, z + 0.05, 0.06, 3),
            new BodyLevel(x, y + tall * 0.3, z - 0.07, z + 0.09, 0.11, 4),
            new BodyLevel(x, y + tall * 0.8, z - 0.07, z + 0.09, 0.11, 4),
            new BodyLevel(x, y + tall, z - 0.05, z + 0.05, 0.06, 3)
        };
        builder.loft(levels, Math.max(6, segments));
    }

    /** Four (or more) wheels whose outer faces stand just outside the body. */
    Mesh wheels() {
        MeshBuilder builder = new MeshBuilder();
        for (double axle : axles) {
            BodyLevel level = at(wheelRadius);
            double outer = level.halfWidth() + 0.004;
            wheel(builder, outer, 1, axle);
            wheel(builder, -outer, -1, axle);
        }
        return builder.build();
    }

    private void wheel(MeshBuilder builder, double outer, int side, double axle) {
        int sides = 22;
        int hub = builder.vertex(outer, wheelRadius, axle, side, 0, 0);
        for (int i = 0; i <= sides; i++) {
            double ny = StrictMath.cos(2 * Math.PI * i / sides);
            double nz = StrictMath.sin(2 * Math.PI * i / sides);
            double y = wheelRadius + ny * wheelRadius;
            double z = axle + nz * wheelRadius;
            builder.vertex(outer, y, z, side, 0, 0);
            builder.vertex(outer, y, z, 0, ny, nz);
            builder.vertex(outer - side * 0.24, y, z, 0, ny, nz);
        }
        for (int i = 0; i < sides; i++) {
            int a = hub + 1 + 3 * i;
            builder.triangle(hub, a, a + 3);
            builder.quad(a + 1, a + 2, a + 5, a + 4);
        }
    }

    /** The same form in another size. */
    VehicleShape scaled(double across, double up, double along) {
        return new VehicleShape(
                kind,
                length * along,
                scaled(body, across, up, along),
                scaled(cargo, across, up, along),
                wheelRadius,
                scaled(axles, along),
                new Glazing(
                        glazing.belt() * up,
                        glazing.top() * up,
                        glazing.rearBelt() * up,
                        glazing.rearPillar(),
                        glazing.sideFrom() * along,
                        scaled(glazing.posts(), along)),
                new Lamps(
                        lamps.tailLow() * up,
                        lamps.tailHigh() * up,
                        lamps.tailInner() * across,
                        lamps.headLow() * up,
                        lamps.headHigh() * up,
                        lamps.headInner() * across,
                        lamps.rearPlate() * up));
    }

    private static BodyLevel[] scaled(BodyLevel[] levels, double across, double up, double along) {
        BodyLevel[] scaled = new BodyLevel[levels.length];
        for (int i = 0; i < levels.length; i++) {
            BodyLevel l = levels[i];
            scaled[i] = new BodyLevel(
                    l.x(), l.y() * up, l.rear() * along, l.front() * along, l.halfWidth() * across, l.squareness());
        }
        return scaled;
    }

    private static double[] scaled(double[] values, double factor) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i] * factor;
        }
        return scaled;
    }
}
