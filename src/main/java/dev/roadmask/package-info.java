/**
 * The door for programs: {@link dev.roadmask.Roadmask} opens a model, {@link dev.roadmask.Segmentation} runs it over a film,
 * {@link dev.roadmask.SegmentedFrame} tells what is in a frame. Native memory never shows; what is borrowed says so.
 */
package dev.roadmask;
