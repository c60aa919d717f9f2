package dev.roadmask.scene;

import dev.roadmask.scene.VehicleShape.Glazing;
import dev.roadmask.scene.VehicleShape.Lamps;

/** The measured forms of the kinds. A row is: height, inset of the tail, inset of the nose, half width, squareness. */
final class VehicleShapes {
    private static final double[][] NONE = {};
    private static final double NO_REAR_WINDOW = 99;

    private VehicleShapes() {}

    static VehicleShape of(VehicleKind kind) {
        return switch (kind) {
            case HATCHBACK -> hatchback();
            case SALOON -> saloon();
            case ESTATE -> estate();
            case SUV -> suv();
            case VAN -> van();
            case PICKUP -> pickup();
            case TRUCK -> truck(VehicleKind.TRUCK, 7.6, 1.16, 3.15);
            case LORRY -> truck(VehicleKind.LORRY, 14.5, 1.26, 3.9);
            case BUS -> bus();
        };
    }

    private static VehicleShape hatchback() {
        double[][] rows = {
            {.19, .12, .14, .76, 6}, {.26, .04, .05, .83, 7}, {.42, 0, 0, .865, 7}, {.56, 0, .02, .875, 7},
            {.66, .03, .06, .875, 7}, {.76, .05, .15, .865, 6}, {.85, .07, .42, .85, 6}, {.91, .09, .78, .83, 6},
            {.95, .11, 1.0, .80, 6}, {.98, .13, 1.08, .78, 9}, {1.12, .21, 1.3, .73, 9}, {1.27, .32, 1.57, .675, 8},
            {1.38, .43, 1.8, .62, 7}, {1.44, .56, 1.98, .54, 7}, {1.47, .8, 2.2, .41, 5}, {1.48, 1.2, 2.5, .18, 5}
        };
        return shape(
                VehicleKind.HATCHBACK,
                4.05,
                rows,
                NONE,
                .31,
                new Glazing(.97, 1.39, .99, .3, -1.6, .12, -.85),
                new Lamps(.68, .98, .56, .62, .78, .46, .58),
                1.28,
                -1.3);
    }

    private static VehicleShape saloon() {
        double[][] rows = {
            {.19, .16, .18, .78, 6},
            {.26, .05, .06, .86, 7},
            {.42, 0, 0, .89, 7},
            {.56, 0, .02, .9, 7},
            {.66, .03, .07, .9, 7},
            {.76, .05, .2, .89, 6},
            {.84, .07, .55, .875, 6},
            {.9, .09, .95, .85, 6},
            {.945, .14, 1.18, .81, 6},
            {.98, .6, 1.27, .775, 9},
            {1.1, .84, 1.5, .72, 9},
            {1.24, 1.1, 1.8, .665, 8},
            {1.35, 1.34, 2.04, .605, 7},
            {1.4, 1.5, 2.22, .53, 7},
            {1.43, 1.78, 2.45, .39, 5},
            {1.44, 2.1, 2.75, .16, 5}
        };
        return shape(
                VehicleKind.SALOON,
                4.65,
                rows,
                NONE,
                .32,
                new Glazing(.97, 1.36, 1.0, .26, -1.25, .1),
                new Lamps(.68, .84, .48, .62, .77, .46, .74),
                1.45,
                -1.4);
    }

    private static VehicleShape estate() {
        double[][] rows = {
            {.19, .16, .18, .78, 6}, {.26, .05, .06, .86, 7}, {.42, 0, 0, .89, 7}, {.56, 0, .02, .9, 7},
            {.66, .03, .07, .9, 7}, {.76, .05, .2, .89, 6}, {.84, .06, .55, .875, 6}, {.9, .07, .95, .85, 6},
            {.95, .09, 1.18, .82, 6}, {.98, .11, 1.27, .785, 9}, {1.12, .22, 1.5, .735, 9}, {1.26, .36, 1.8, .68, 8},
            {1.37, .5, 2.04, .62, 7}, {1.43, .64, 2.22, .55, 7}, {1.465, .95, 2.45, .41, 5}, {1.475, 1.4, 2.75, .18, 5}
        };
        return shape(
                VehicleKind.ESTATE,
                4.7,
                rows,
                NONE,
                .32,
                new Glazing(.97, 1.38, 1.0, .2, -1.95, .2, -.85),
                new Lamps(.66, 1.0, .6, .62, .77, .46, .74),
                1.45,
                -1.4);
    }

    private static VehicleShape suv() {
        double[][] rows = {
            {.28, .15, .15, .8, 7}, {.36, .04, .05, .89, 8}, {.55, 0, 0, .92, 8}, {.72, 0, .03, .93, 8},
            {.85, .02, .08, .925, 8}, {.95, .04, .18, .91, 8}, {1.02, .06, .6, .89, 9}, {1.07, .08, .95, .86, 9},
            {1.12, .1, 1.12, .835, 9}, {1.28, .17, 1.36, .78, 9}, {1.44, .25, 1.6, .73, 9}, {1.57, .36, 1.82, .67, 9},
            {1.635, .5, 2.0, .59, 7}, {1.67, .8, 2.3, .45, 7}, {1.68, 1.25, 2.6, .2, 5}
        };
        return shape(
                VehicleKind.SUV,
                4.5,
                rows,
                NONE,
                .37,
                new Glazing(1.12, 1.57, 1.14, .24, -1.85, .12, -.85),
                new Lamps(.82, 1.1, .62, .74, .92, .5, .8),
                1.4,
                -1.35);
    }

    private static VehicleShape van() {
        double[][] rows = {
            {.22, .1, .12, .84, 8}, {.3, .02, .04, .94, 10}, {.5, 0, 0, .97, 10}, {.75, 0, .03, .975, 10},
            {.95, .01, .1, .97, 10}, {1.08, .02, .35, .965, 10}, {1.17, .02, .7, .955, 10}, {1.28, .03, .86, .945, 10},
            {1.6, .05, 1.18, .92, 10}, {1.85, .07, 1.46, .89, 10}, {1.99, .1, 1.7, .85, 9}, {2.06, .18, 2.0, .76, 7},
            {2.09, .5, 2.5, .5, 6}
        };
        return shape(
                VehicleKind.VAN,
                5.1,
                rows,
                NONE,
                .34,
                new Glazing(1.27, 1.85, 1.3, .12, .55, 1.4),
                new Lamps(.7, 1.15, .8, .78, 1.0, .62, .62),
                1.65,
                -1.55);
    }

    private static VehicleShape pickup() {
        double[][] rows = {
            {.32, .12, .15, .82, 8}, {.4, .02, .04, .9, 9}, {.6, 0, 0, .92, 9}, {.8, 0, .04, .925, 9},
            {.95, 0, .12, .92, 9}, {1.03, .02, .5, .9, 9}, {1.06, .06, .9, .88, 9}, {1.09, 1.6, 1.13, .84, 8},
            {1.13, 1.68, 1.25, .82, 8}, {1.3, 1.75, 1.5, .77, 7}, {1.5, 1.85, 1.78, .71, 6}, {1.64, 1.98, 2.02, .65, 6},
            {1.7, 2.15, 2.2, .57, 5}, {1.735, 2.4, 2.45, .42, 4}, {1.745, 2.6, 2.6, .2, 4}
        };
        return shape(
                VehicleKind.PICKUP,
                5.2,
                rows,
                NONE,
                .39,
                new Glazing(1.13, 1.63, 1.16, .12, -.75, .35),
                new Lamps(.72, 1.02, .76, .78, .95, .52, .62),
                1.65,
                -1.6);
    }

    private static VehicleShape bus() {
        double[][] rows = {
            {.3, .15, .15, 1.15, 12}, {.38, .02, .03, 1.24, 18}, {1.0, 0, 0, 1.26, 18}, {1.2, .01, .03, 1.26, 18},
            {2.0, .03, .08, 1.26, 18}, {2.6, .06, .14, 1.25, 18}, {2.88, .1, .22, 1.21, 14}, {2.98, .25, .45, 1.1, 10},
            {3.02, .8, 1.1, .8, 8}
        };
        return shape(
                VehicleKind.BUS,
                10.8,
                rows,
                NONE,
                .48,
                new Glazing(1.25, 2.5, 1.5, .25, -5.2, 4.3, 2.8, 1.3, -.2, -1.7, -3.2, -4.6),
                new Lamps(.8, 1.3, 1.02, .6, .85, .8, .6),
                2.9,
                -2.9);
    }

    private static VehicleShape truck(VehicleKind kind, double length, double half, double top) {
        double cab = length - 2.1;
        double low = .5;
        double roof = kind == VehicleKind.LORRY ? 3.4 : 2.5;
        double belt = kind == VehicleKind.LORRY ? 1.9 : 1.4;
        double[][] rows = {
            {.4, cab, .12, half - .12, 8},
            {.5, cab, 0, half, 10},
            {.9, cab, 0, half, 10},
            {belt - .1, cab, .06, half, 10},
            {belt, cab, .1, half - .01, 10},
            {belt + .75, cab, .3, half - .06, 9},
            {roof - .15, cab, .42, half - .12, 8},
            {roof, cab + .2, .8, half - .3, 6}
        };
        double[][] cargo = {
            {low, .3, 2.6, half - .4, 20},
            {low + .35, .25, 2.5, half - .35, 20},
            {low + .36, 0, 2.25, half, 60},
            {top - .02, 0, 2.25, half, 60},
            {top, .03, 2.3, half - .03, 60}
        };
        return shape(
                kind,
                length,
                rows,
                cargo,
                .47,
                new Glazing(belt, belt + .72, NO_REAR_WINDOW, .2, length / 2 - 1.75),
                new Lamps(.6, .82, half - .45, .6, .8, half - .45, .7),
                length / 2 - 1.2,
                -length / 2 + 1.5,
                -length / 2 + 2.8);
    }

    private static VehicleShape shape(
            VehicleKind kind,
            double length,
            double[][] rows,
            double[][] cargo,
            double wheelRadius,
            Glazing glazing,
            Lamps lamps,
            double... axles) {
        return new VehicleShape(
                kind, length, levels(rows, length), levels(cargo, length), wheelRadius, axles, glazing, lamps);
    }

    private static BodyLevel[] levels(double[][] rows, double length) {
        BodyLevel[] levels = new BodyLevel[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            levels[i] = new BodyLevel(row[0], -length / 2 + row[1], length / 2 - row[2], row[3], row[4]);
        }
        return levels;
    }
}
