package dev.roadmask;

/**
 * A connected part of a frame's mask, in pixels of the picture as shown. Cars that touch in the picture are one region.
 *
 * @param area number of its pixels
 * @param left first column of its box
 * @param top first row of its box
 * @param width columns of its box
 * @param height rows of its box
 * @param centerX column of its centre of mass, from the picture's left edge
 * @param centerY row of its centre of mass, from the picture's upper edge
 * @param meanProbability mean of its pixels' probability in [0, 1]
 */
public record Region(
        long area, int left, int top, int width, int height, double centerX, double centerY, double meanProbability) {}
