package dev.roadmask.scene;

import java.util.Arrays;

/** Collects the parts of a mesh. */
final class MeshBuilder {
    private float[] positions = new float[1024];
    private float[] normals = new float[1024];
    private int[] triangles = new int[1024];
    private int vertexFloats;
    private int corners;

    int vertex(double x, double y, double z, double nx, double ny, double nz) {
        if (vertexFloats + 3 > positions.length) {
            positions = Arrays.copyOf(positions, positions.length * 2);
            normals = Arrays.copyOf(normals, normals.length * 2);
        }
        positions[vertexFloats] = (float) x;
        positions[vertexFloats + 1] = (float) y;
        positions[vertexFloats + 2] = (float) z;
        normals[vertexFloats] = (float) nx;
        normals[vertexFloats + 1] = (float) ny;
        normals[vertexFloats + 2] = (float) nz;
        vertexFloats += 3;
        return vertexFloats / 3 - 1;
    }

    void triangle(int a, int b, int c) {
        if (corners + 3 > triangles.length) {
            triangles = Arrays.copyOf(triangles, triangles.length * 2);
        }
        triangles[corners++] = a;
        triangles[corners++] = b;
        triangles[corners++] = c;
    }

    void quad(int a, int b, int c, int d) {
        triangle(a, b, c);
        triangle(a, c, d);
    }

    /** A flat four-cornered face; corners are x, y, z and go round it. */
    MeshBuilder face(double nx, double ny, double nz, double... corner) {
        int first = vertexFloats / 3;
        for (int i = 0; i < 4; i++) {
            vertex(corner[3 * i], corner[3 * i + 1], corner[3 * i + 2], nx, ny, nz);
        }
        quad(first, first + 1, first + 2, first + 3);
        return this;
    }

    /** A box without a floor. */
    MeshBuilder box(double x0, double x1, double y0, double y1, double z0, double z1) {
        face(0, 0, -1, x0, y0, z0, x1, y0, z0, x1, y1, z0, x0, y1, z0);
        face(0, 0, 1, x0, y0, z1, x1, y0, z1, x1, y1, z1, x0, y1, z1);
        face(-1, 0, 0, x0, y0, z0, x0, y0, z1, x0, y1, z1, x0, y1, z0);
        face(1, 0, 0, x1, y0, z0, x1, y0, z1, x1, y1, z1, x1, y1, z0);
        return face(0, 1, 0, x0, y1, z0, x1, y1, z0, x1, y1, z1, x0, y1, z1);
    }

    /** A ridged roof over a box's plan, ridge along x. */
    MeshBuilder roof(double x0, double x1, double y, double rise, double z0, double z1) {
        double middle = (z0 + z1) / 2;
        double slope = rise / Math.hypot(rise, middle - z0);
        double flat = (middle - z0) / Math.hypot(rise, middle - z0);
        face(0, flat, -slope, x0, y, z0, x1, y, z0, x1, y + rise, middle, x0, y + rise, middle);
        face(0, flat, slope, x0, y, z1, x1, y, z1, x1, y + rise, middle, x0, y + rise, middle);
        face(-1, 0, 0, x0, y, z0, x0, y, z1, x0, y + rise, middle, x0, y + rise, middle);
        return face(1, 0, 0, x1, y, z0, x1, y, z1, x1, y + rise, middle, x1, y + rise, middle);
    }

    /** An upright round bar. */
    MeshBuilder pole(double x, double z, double radius, double y0, double y1) {
        int sides = 6;
        int first = vertexFloats / 3;
        for (int i = 0; i <= sides; i++) {
            double nx = StrictMath.cos(2 * Math.PI * i / sides);
            double nz = StrictMath.sin(2 * Math.PI * i / sides);
            vertex(x + nx * radius, y0, z + nz * radius, nx, 0, nz);
            vertex(x + nx * radius, y1, z + nz * radius, nx, 0, nz);
        }
        for (int i = 0; i < sides; i++) {
            int a = first + 2 * i;
            quad(a, a + 2, a + 3, a + 1);
        }
        return this;
    }

    /**
     * A closed body of level rings joined from bottom to top.
     *
     * @param levels from the lowest up
     * @param segments points a ring
     */
    MeshBuilder loft(BodyLevel[] levels, int segments) {
        int first = vertexFloats / 3;
        double[][][] rings = new double[levels.length][segments][];
        for (int i = 0; i < levels.length; i++) {
            for (int j = 0; j < segments; j++) {
                rings[i][j] = levels[i].point((j + 0.5) / segments);
            }
        }
        for (int i = 0; i < levels.length; i++) {
            ring(rings, i, segments);
        }
        for (int i = 0; i + 1 < levels.length; i++) {
            for (int j = 0; j < segments; j++) {
                int a = first + i * segments + j;
                int b = first + i * segments + (j + 1) % segments;
                quad(a, b, b + segments, a + segments);
            }
        }
        cap(levels[levels.length - 1], rings[levels.length - 1]);
        return this;
    }

    private void ring(double[][][] rings, int i, int segments) {
        double[][] below = rings[Math.max(0, i - 1)];
        double[][] above = rings[Math.min(rings.length - 1, i + 1)];
        for (int j = 0; j < segments; j++) {
            double[] p = rings[i][j];
            double[] along = minus(rings[i][(j + 1) % segments], rings[i][(j + segments - 1) % segments]);
            double[] n = cross(minus(above[j], below[j]), along);
            vertex(p[0], p[1], p[2], n[0], n[1], n[2]);
        }
    }

    private void cap(BodyLevel top, double[][] ring) {
        int centre = vertex(top.x(), top.y() + 0.004, (top.front() + top.rear()) / 2, 0, 1, 0);
        for (double[] p : ring) {
            vertex(p[0], p[1], p[2], 0, 1, 0);
        }
        for (int j = 0; j < ring.length; j++) {
            triangle(centre, centre + 1 + j, centre + 1 + (j + 1) % ring.length);
        }
    }

    private static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static double[] cross(double[] a, double[] b) {
        double x = a[1] * b[2] - a[2] * b[1];
        double y = a[2] * b[0] - a[0] * b[2];
        double z = a[0] * b[1] - a[1] * b[0];
        double length = Math.sqrt(x * x + y * y + z * z) + 1e-12;
        return new double[] {x / length, y / length, z / length};
    }

    Mesh build() {
        return new Mesh(
                Arrays.copyOf(positions, vertexFloats),
                Arrays.copyOf(normals, vertexFloats),
                Arrays.copyOf(triangles, corners));
    }
}
