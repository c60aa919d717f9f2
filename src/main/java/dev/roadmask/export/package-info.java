/**
 * From a training checkpoint to the model file of schema 1: weights with the batch norm folded in
 * ({@link dev.roadmask.export.FoldedConvolution}), the same network as an ONNX graph
 * ({@link dev.roadmask.export.UNetGraph}), what the file says of itself ({@link dev.roadmask.export.Metadata}), and the
 * proof that both compute the same ({@link dev.roadmask.export.ParityCheck}).
 *
 * <p>The only user of the ONNX protobuf. Everything runs on the calling thread.
 */
package dev.roadmask.export;
