package dev.roadmask.scene;

/** The forms of what stands beside the road. */
final class PropMeshes {
    private PropMeshes() {}

    /** A lamp post whose arm reaches out to its own +x or -x. */
    static Mesh lamp(double height, double reach) {
        MeshBuilder builder = new MeshBuilder().pole(0, 0, 0.09, 0, height);
        double from = Math.min(0, reach);
        double to = Math.max(0, reach);
        builder.box(from, to, height - 0.05, height + 0.05, -0.05, 0.05);
        return builder.box(reach - 0.35, reach + 0.35, height - 0.08, height + 0.1, -0.14, 0.14)
                .build();
    }

    /** A wooden pole with cross-arms. */
    static Mesh utilityPole(double height) {
        return new MeshBuilder()
                .pole(0, 0, 0.14, 0, height)
                .box(-1.1, 1.1, height - 0.9, height - 0.78, -0.06, 0.06)
                .box(-0.7, 0.7, height - 1.8, height - 1.7, -0.06, 0.06)
                .build();
    }

    static Mesh post(double height) {
        return new MeshBuilder().pole(0, 0, 0.04, 0, height).build();
    }

    /** A sign's plate, as a thin square in the x-y plane. */
    static Mesh plate(double middle, double halfWidth, double halfHeight) {
        double y0 = middle - halfHeight;
        double y1 = middle + halfHeight;
        return new MeshBuilder()
                .face(0, 0, -1, -halfWidth, y0, -.06, halfWidth, y0, -.06, halfWidth, y1, -.06, -halfWidth, y1, -.06)
                .face(0, 0, 1, -halfWidth, y0, -.05, halfWidth, y0, -.05, halfWidth, y1, -.05, -halfWidth, y1, -.05)
                .build();
    }

    /** A frame over the road between two legs. */
    static Mesh gantry(double left, double right, double height) {
        return new MeshBuilder()
                .pole(left, 0, 0.2, 0, height)
                .pole(right, 0, 0.2, 0, height)
                .box(left, right, height - 0.9, height - 0.7, -0.15, 0.15)
                .box(left, right, height - 0.1, height + 0.1, -0.15, 0.15)
                .build();
    }

    static Mesh building(double width, double depth, double height, double rise) {
        MeshBuilder builder = new MeshBuilder().box(-depth / 2, depth / 2, 0, height, -width / 2, width / 2);
        if (rise > 0) {
            builder.roof(-depth / 2 - 0.3, depth / 2 + 0.3, height, rise, -width / 2, width / 2);
        }
        return builder.build();
    }

    /** A standing or walking person, 1.75 m tall. */
    static Mesh person(double stride) {
        MeshBuilder builder = new MeshBuilder();
        for (int side = -1; side <= 1; side += 2) {
            double x = side * 0.1;
            double reach = side * stride;
            builder.loft(
                    new BodyLevel[] {
                        new BodyLevel(x, 0, reach - 0.1, reach + 0.16, 0.06, 3),
                        new BodyLevel(x, 0.08, reach - 0.1, reach + 0.06, 0.06, 3),
                        new BodyLevel(x, 0.88, -0.11, 0.11, 0.1, 3)
                    },
                    8);
            builder.loft(
                    new BodyLevel[] {
                        new BodyLevel(side * 0.27, 0.75, -reach - 0.05, -reach + 0.05, 0.045, 2),
                        new BodyLevel(side * 0.24, 1.42, -0.07, 0.07, 0.06, 2)
                    },
                    8);
        }
        builder.loft(
                new BodyLevel[] {
                    new BodyLevel(0.82, -0.13, 0.13, 0.19, 3),
                    new BodyLevel(1.1, -0.12, 0.12, 0.18, 3),
                    new BodyLevel(1.4, -0.13, 0.12, 0.22, 3),
                    new BodyLevel(1.48, -0.06, 0.06, 0.1, 2)
                },
                12);
        return builder.loft(
                        new BodyLevel[] {
                            new BodyLevel(1.47, -0.05, 0.05, 0.05, 2),
                            new BodyLevel(1.55, -0.1, 0.1, 0.08, 2),
                            new BodyLevel(1.68, -0.11, 0.1, 0.085, 2),
                            new BodyLevel(1.75, -0.05, 0.05, 0.04, 2)
                        },
                        10)
                .build();
    }
}
