/**
 * Labelled pictures on disk and the batches that training makes of them.
 *
 * <p>A <em>data set</em> is a list of {@link dev.roadmask.dataset.LabelledPicture}s with a
 * {@link dev.roadmask.dataset.LabelMap} that says which label values are vehicles; a
 * {@link dev.roadmask.dataset.DatasetSplits} has one for training and one for validation. A
 * {@link dev.roadmask.dataset.BatchLoader} decodes, augments and packs them on one thread of its own; everything else
 * here is used by the calling thread. OpenCV's types don't leave this package.
 */
package dev.roadmask.dataset;
