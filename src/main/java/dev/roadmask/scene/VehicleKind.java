package dev.roadmask.scene;

/** The kinds of vehicle that a scene shows. */
public enum VehicleKind {
    /** A small car with a steep tailgate. */
    HATCHBACK,
    /** A car with a separate boot. */
    SALOON,
    /** A long-roofed family car. */
    ESTATE,
    /** A tall car on large wheels. */
    SUV,
    /** A delivery van. */
    VAN,
    /** A car with an open bed. */
    PICKUP,
    /** A cab with a box behind it. */
    TRUCK,
    /** A long trailer behind a cab. */
    LORRY,
    /** A city bus or coach. */
    BUS;

    /** The kind at a draw in [0, 1): mostly cars, as on a road. */
    static VehicleKind pick(double draw) {
        double[] upTo = {0.25, 0.46, 0.58, 0.78, 0.87, 0.91, 0.945, 0.975, 1};
        int i = 0;
        while (draw >= upTo[i]) {
            i++;
        }
        return values()[i];
    }

    boolean large() {
        return this == TRUCK || this == LORRY || this == BUS;
    }
}
