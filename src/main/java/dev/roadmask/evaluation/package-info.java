/**
 * Scores on labelled pictures. A picture goes the pipeline's own way to the network (decoded and scaled by
 * {@code dev.roadmask.video}), so that a score tells what a user of the pipeline gets.
 */
package dev.roadmask.evaluation;
