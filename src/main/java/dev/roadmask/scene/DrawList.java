package dev.roadmask.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Everything of one frame that stands on the ground, as triangles in view space; reused from frame to frame. */
final class DrawList {
    /** Floats a corner: view x, y, z, own x, y, z, normal x, y, z. */
    static final int STRIDE = 9;

    private static final float NEAR = 0.4f;

    /** One thing: how its triangles look and lie. */
    record Thing(Surface surface, float cos, float sin, float sunlit, boolean vehicle) {}

    private final List<Thing> things = new ArrayList<>();
    private float[] corners = new float[STRIDE * 3 * 4096];
    private int[] owner = new int[4096];
    private int count;
    private float[] scratch = new float[STRIDE * 4096];
    private final float[] clipped = new float[STRIDE * 4];

    void clear() {
        things.clear();
        count = 0;
    }

    int triangles() {
        return count;
    }

    Thing thing(int triangle) {
        return things.get(owner[triangle]);
    }

    float[] corners() {
        return corners;
    }

    /**
     * Adds a mesh standing on the road.
     *
     * @param view the frame's road
     * @param x view-space place of its origin
     * @param d distance of its origin
     * @param y height of its origin over the ground
     * @param leaning whether it follows the road's slope, as a car does and a house does not
     */
    void add(Mesh mesh, Thing thing, RoadView view, double x, double d, double y, boolean leaning) {
        float originY = (float) (view.groundY(d) + y);
        float slope = leaning ? (float) view.rise(d) : 0;
        reserve(mesh);
        for (int i = 0; i < mesh.vertices(); i++) {
            place(mesh, i, thing, (float) x, originY, (float) d, slope);
        }
        things.add(thing);
        int[] triangles = mesh.triangles();
        for (int i = 0; i < triangles.length; i += 3) {
            int a = triangles[i] * STRIDE;
            int b = triangles[i + 1] * STRIDE;
            int c = triangles[i + 2] * STRIDE;
            if (!(away(thing, a) && away(thing, b) && away(thing, c))) {
                clip(a, b, c);
            }
        }
    }

    private void place(Mesh mesh, int i, Thing thing, float x, float y, float d, float slope) {
        float px = mesh.positions()[3 * i];
        float py = mesh.positions()[3 * i + 1];
        float pz = mesh.positions()[3 * i + 2];
        float ahead = thing.cos * pz - thing.sin * px;
        int at = i * STRIDE;
        scratch[at] = x + thing.cos * px + thing.sin * pz;
        scratch[at + 1] = y + py + slope * ahead;
        scratch[at + 2] = d + ahead;
        scratch[at + 3] = px;
        scratch[at + 4] = py;
        scratch[at + 5] = pz;
        System.arraycopy(mesh.normals(), 3 * i, scratch, at + 6, 3);
    }

    /** Whether a triangle of the mesh just placed shows only its back. */
    private boolean away(Thing thing, int corner) {
        float nx = thing.cos * scratch[corner + 6] + thing.sin * scratch[corner + 8];
        float nz = thing.cos * scratch[corner + 8] - thing.sin * scratch[corner + 6];
        return nx * scratch[corner] + scratch[corner + 7] * scratch[corner + 1] + nz * scratch[corner + 2] > 0;
    }

    /** Begins a thing whose corners are given in view space one by one. */
    void begin(Thing thing) {
        things.add(thing);
    }

    /** Adds a four-cornered face of the thing begun last; {@code face} holds four corners of {@link #STRIDE} floats. */
    void face(float[] face) {
        System.arraycopy(face, 0, scratch, 0, 4 * STRIDE);
        clip(0, STRIDE, 2 * STRIDE);
        clip(0, 2 * STRIDE, 3 * STRIDE);
    }

    private void reserve(Mesh mesh) {
        if (mesh.vertices() * STRIDE > scratch.length) {
            scratch = new float[mesh.vertices() * STRIDE * 2];
        }
    }

    /** Cuts off what lies before the near plane: a triangle becomes none, one or two. */
    private void clip(int a, int b, int c) {
        int[] from = {a, b, c};
        int n = 0;
        for (int i = 0; i < 3; i++) {
            int p = from[i];
            int q = from[(i + 1) % 3];
            if (scratch[p + 2] >= NEAR) {
                System.arraycopy(scratch, p, clipped, STRIDE * n++, STRIDE);
            }
            if (scratch[p + 2] >= NEAR != scratch[q + 2] >= NEAR) {
                cut(p, q, STRIDE * n++);
            }
        }
        if (n >= 3) {
            store(0, 1, 2);
        }
        if (n == 4) {
            store(0, 2, 3);
        }
    }

    private void cut(int p, int q, int to) {
        float t = (NEAR - scratch[p + 2]) / (scratch[q + 2] - scratch[p + 2]);
        for (int k = 0; k < STRIDE; k++) {
            clipped[to + k] = scratch[p + k] + (scratch[q + k] - scratch[p + k]) * t;
        }
    }

    private void store(int a, int b, int c) {
        if (count == owner.length) {
            owner = Arrays.copyOf(owner, count * 2);
            corners = Arrays.copyOf(corners, corners.length * 2);
        }
        owner[count] = things.size() - 1;
        int at = count++ * 3 * STRIDE;
        System.arraycopy(clipped, a * STRIDE, corners, at, STRIDE);
        System.arraycopy(clipped, b * STRIDE, corners, at + STRIDE, STRIDE);
        System.arraycopy(clipped, c * STRIDE, corners, at + 2 * STRIDE, STRIDE);
    }
}
