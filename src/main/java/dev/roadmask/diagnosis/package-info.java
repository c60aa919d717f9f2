/**
 * Looks at what the program made, and at the machine that it runs on.
 *
 * <p>{@link dev.roadmask.diagnosis.Verification} compares an output with its original: what the containers say and carry
 * by their {@link dev.roadmask.video.MediaInventory}, the pictures frame by frame. Everything runs on the calling thread.
 */
package dev.roadmask.diagnosis;
