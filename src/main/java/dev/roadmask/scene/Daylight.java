package dev.roadmask.scene;

/** The light a scene is filmed in. */
public enum Daylight {
    /** A high or middling sun, hard shadows, a blue sky with some clouds. */
    SUNNY,
    /** A closed or broken cloud cover: soft light, no hard shadows. */
    OVERCAST,
    /** The sun at the horizon or just under it: long or no shadows, lamps lit, a noisier picture. */
    DUSK
}
