package dev.roadmask.evaluation;

import dev.roadmask.mask.Steadiness;
import java.util.Map;

/**
 * How much the masks of a clip flicker.
 *
 * @param clip its name
 * @param model file and hash of the model
 * @param threshold of the masks
 * @param frames of the clip
 * @param pairs of neighbouring frames that were compared
 * @param cuts pairs left out, because most of the picture has no origin in the frame before
 * @param width of the masks that were compared
 * @param height of the masks that were compared
 * @param flicker by steadiness: mask pixels that changed without motion explaining it, as a share of all mask pixels
 */
public record FlickerReport(
        String clip,
        String model,
        double threshold,
        long frames,
        long pairs,
        long cuts,
        int width,
        int height,
        Map<Steadiness, Double> flicker) {}
