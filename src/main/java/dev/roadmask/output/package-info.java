/**
 * What a pass can write besides the annotated video: mask pictures, mask video, COCO, YOLO, tables. Each is a sink of the
 * pipeline, side by side with the encoder; all read the same mask and regions of a frame and so agree bit for bit.
 *
 * <p>Terms of this room:
 *
 * <ul>
 *   <li><b>part</b>: an output under the name that it grows under. All outputs of a pass are completed before the first
 *       gets its final name; so they are there together or not at all.
 *   <li><b>region</b>: a connected part of the mask. Cars that touch are one.
 *   <li><b>provenance</b> ({@link dev.roadmask.output.Provenance}): what made the outputs.
 *   <li><b>sidecar</b>: the JSON that says so beside them. It gets its name last: that it is there says that they are
 *       complete.
 * </ul>
 *
 * <p>Masks here are of the picture as shown: a clip that is filmed sideways has upright masks, as the programs that read
 * frames turn those.
 *
 * <p>{@link dev.roadmask.output.Outputs} opens what an {@link dev.roadmask.output.OutputPlan} wants, and owns it. Each sink is
 * called by one thread, its own.
 */
package dev.roadmask.output;
