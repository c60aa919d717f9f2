package dev.roadmask.scene;

/** What a road leads through. */
public enum Surroundings {
    /** Separated directions, several lanes, barriers, trees set back. */
    MOTORWAY,
    /** One lane each way, verges, trees, fences and a house here and there. */
    COUNTRY,
    /** Kerbs, sidewalks, parked cars, buildings along the street. */
    CITY
}
