/**
 * Scores on labelled pictures. {@link dev.roadmask.evaluation.Evaluation} scores and times any
 * {@link dev.roadmask.evaluation.Segmenter}: the network, to which a picture goes the pipeline's own way (decoded and
 * scaled by {@code dev.roadmask.video}), so that a score tells what a user of the pipeline gets, and its traditional
 * rivals, made of OpenCV. {@link dev.roadmask.evaluation.FlickerRun} measures how
 * steady masks are where nobody has drawn the truth: on any clip, by the optical flow. Everything here is used by the calling thread; OpenCV and ONNX Runtime have more of their own.
 */
package dev.roadmask.evaluation;
