package dev.roadmask.dataset;

/**
 * A data set made of a table of boxes.
 *
 * @param dataset the pictures that somebody labelled, in the order of their names
 * @param report what was found in the table
 */
public record BoxIndex(Dataset dataset, BoxIndexReport report) {}
