/**
 * Masks as plain Java on buffers: upsampling, thresholding, run lengths, painting, overlap counts. The JDK alone.
 *
 * <p>Terms of this room:
 *
 * <ul>
 *   <li><b>probability</b>: one byte a pixel of the network's output, row by row without padding, 0 to 255 unsigned,
 *       255 = certainly a vehicle. It is small: the picture's size divided by about six.
 *   <li><b>steadied</b>: a probability that was mixed with those of the frames before
 *       ({@link dev.roadmask.mask.Steadier}); what follows goes by it as by any other.
 *   <li><b>mask</b>: the pixels of the <em>picture</em> whose bilinearly upsampled probability reaches the threshold.
 *   <li><b>run</b>: a stretch {@code [start, end)} of mask pixels in one row. A mask is kept as its runs
 *       ({@link dev.roadmask.mask.MaskRuns}): a road scene has two or three a row, so that eroding, intersecting and
 *       painting cost what the cars cost and an empty road costs next to nothing.
 *   <li><b>sample</b>: one number of one component (Y, Cb or Cr) of a picture.
 * </ul>
 *
 * <p>Ownership and threads: nothing here owns native memory or starts a thread. Buffers are borrowed for the length of
 * a call and accessed by absolute index, so that their position and limit neither matter nor move. The working classes
 * ({@code MaskPainter}, {@code MaskTracer}, {@code ProbabilityUpsampler}) keep scratch space: one instance belongs to
 * one thread at a time. After their first few frames they allocate nothing.
 */
package dev.roadmask.mask;
