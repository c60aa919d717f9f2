/**
 * The network and how it learns. A {@link dev.roadmask.training.Trainer} takes batches from
 * {@code dev.roadmask.dataset}, lets a {@link dev.roadmask.training.Learner} take one step with each, scores the
 * averaged weights after every epoch and writes a {@link dev.roadmask.training.Checkpoint}.
 *
 * <p>With {@code dev.roadmask.export} the only user of libtorch. Everything runs on the calling thread (libtorch uses
 * more inside); native tensors live in a {@code PointerScope} a step.
 */
package dev.roadmask.training;
