package dev.roadmask.scene;

/** What a thing looks like at a place on it. Implementations keep no state between fragments: threads share them. */
@FunctionalInterface
interface Surface {
    /** Sets the fragment's colour in linear light; false where the surface has a hole. */
    boolean shade(Fragment fragment);

    /** Whether {@link #shade} reads the normals; finding them costs time. */
    default boolean usesNormals() {
        return true;
    }
}
