/**
 * The way of a frame: decoded, scaled, segmented, steadied, its mask found and painted, written, in order, in a ring of reused slots.
 *
 * <p>Terms of this room:
 *
 * <ul>
 *   <li><b>slot</b> ({@link dev.roadmask.pipeline.FrameSlot}): all that belongs to one frame; each of its fields has
 *       one writer, and a stage reads only what was written before it.
 *   <li><b>stage</b> ({@link dev.roadmask.pipeline.Stage}): a function of one frame; a <b>sink</b>
 *       ({@link dev.roadmask.pipeline.Sink}) is a stage that leaves something behind and has to be finished.
 *   <li><b>station</b>: the place of a stage on the way; several threads may take turns there, or several stages stand
 *       side by side. The next station begins with a frame when all of this one are done with it.
 *   <li><b>lane</b>: what carries slots from station to station. The ring of LMAX Disruptor with a thread a stage, or a
 *       single slot on the calling thread, the reference that the ring is measured against.
 * </ul>
 *
 * <p>Threads: {@link dev.roadmask.pipeline.SegmentationPipeline#run} decodes on the calling thread; every stage has a
 * thread of its own named {@code roadmask-STAGE}, which ends before the call returns. Sinks are finished on the calling
 * thread after that. Only {@link dev.roadmask.pipeline.SegmentationPipeline#cancel} may be called from elsewhere.
 *
 * <p>Failure: a stage that throws never stops its thread. The failure of the lowest frame wins, frames from there on
 * pass through untouched, frames before it go all the way: what was written is exactly the frames before the failure.
 *
 * <p>Ownership: the pipeline owns its slots and its own stages; source, model and sinks are borrowed and have to live
 * longer. This is the only room that knows Disruptor. It is here for order, bounded memory, back-pressure and a graph of
 * stages without allocation; not for speed, an executor is as fast.
 */
package dev.roadmask.pipeline;
