package dev.roadmask.scene;

/**
 * Triangles in a thing's own axes: x to its right, y up from the ground, z ahead.
 *
 * @param positions x, y, z a vertex
 * @param normals x, y, z a vertex
 * @param triangles three vertices each
 */
record Mesh(float[] positions, float[] normals, int[] triangles) {
    int vertices() {
        return positions.length / 3;
    }
}
