package dev.roadmask.scene;

/**
 * Where the camera is in one frame.
 *
 * @param s distance along the road
 * @param lateral place across the road
 * @param shakeX sideways shake, radians
 * @param shakeY pitch shake, radians
 * @param heave vertical movement, metres
 */
record CameraPose(double s, double lateral, double shakeX, double shakeY, double heave) {}
