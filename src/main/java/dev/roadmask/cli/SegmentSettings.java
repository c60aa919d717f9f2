package dev.roadmask.cli;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.PaintStyle;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.pipeline.Parallelism;
import dev.roadmask.video.EncoderOptions;
import dev.roadmask.video.ReaderOptions;

/**
 * What all inputs of one call have in common.
 *
 * @param model borrowed
 * @param parallelism threads of the network
 * @param rule what counts as mask
 * @param style how masks look in an annotated video
 * @param reader how inputs are read
 * @param encoder how annotated videos are written, and whether outputs may be replaced
 * @param resume whether to go on with the parts of runs that were cut short
 */
record SegmentSettings(
        SegmentationModel model,
        Parallelism parallelism,
        MaskRule rule,
        PaintStyle style,
        ReaderOptions reader,
        EncoderOptions encoder,
        boolean resume) {
    /** Whether outputs may be replaced. */
    boolean overwrite() {
        return encoder.overwrite();
    }
}
