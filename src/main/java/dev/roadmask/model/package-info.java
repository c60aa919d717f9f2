/**
 * The network: one ONNX Runtime session over one model file, and what that file says of itself.
 *
 * <p>Terms of this room:
 *
 * <ul>
 *   <li><b>model file, schema 1</b>: ONNX; input {@code frame}, uint8 [N, 3, H, W], RGB planes, 0 to 255, H and W
 *       multiples of 32; output {@code probability}, uint8 [N, K, H/s, W/s], 255 = certain; the metadata of
 *       {@link dev.roadmask.model.ModelCard}. A file that is anything else is refused, with the reason.
 *   <li><b>provider</b>: what ONNX Runtime computes on, {@code CPU} or {@code CUDA}.
 *   <li><b>input size</b>: the size the picture is stretched to for the network, by the model's pixel budget and the
 *       picture's display aspect ({@link dev.roadmask.model.InputSize}).
 * </ul>
 *
 * <p>Everything between bytes in and bytes out (conversion to float, normalization, sigmoid, rounding) is in the
 * graph, so that trainer and pipeline cannot disagree about it, and a tensor is a quarter of what float would be.
 *
 * <p>Ownership: {@link dev.roadmask.model.SegmentationModel} owns the session,
 * {@link dev.roadmask.model.InferenceTensors} owns its two tensors; close the tensors before the model. Threads: one
 * model serves any number of threads at once, one pair of tensors serves one thread at a time. This is the only room
 * that knows ONNX Runtime.
 */
package dev.roadmask.model;
