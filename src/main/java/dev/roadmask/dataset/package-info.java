/**
 * Labelled pictures on disk and the batches that training makes of them.
 *
 * <p>A <em>data set</em> is a list of {@link dev.roadmask.dataset.LabelledPicture}s with a
 * {@link dev.roadmask.dataset.LabelMap} that says which label values are vehicles; a
 * {@link dev.roadmask.dataset.DatasetSplits} has one for training and one for validation. Labels are mask files
 * ({@link dev.roadmask.dataset.MaskFolderDataset}) or boxes in a table
 * ({@link dev.roadmask.dataset.CrowdAiDataset}); a {@link dev.roadmask.dataset.BoxConversion} makes the latter of the
 * former. A {@link dev.roadmask.dataset.PictureCache} is a data set decoded and shrunk on disk. A
 * {@link dev.roadmask.dataset.BatchLoader} decodes, augments and packs them on one thread of its own; everything else
 * here is used by the calling thread. OpenCV's types don't leave this package.
 */
package dev.roadmask.dataset;
