package dev.roadmask.dataset;

/**
 * How pictures become batches.
 *
 * @param size pictures in a batch
 * @param width of a picture in it, pixels
 * @param height of a picture in it, pixels
 * @param augmentation how pictures are changed on the way
 * @param leastObject vehicle regions below this share of a picture are taken off its labels
 */
public record BatchPlan(int size, int width, int height, Augmentation augmentation, double leastObject) {}
