package dev.roadmask.live;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.PaintStyle;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.video.LiveOptions;
import dev.roadmask.video.LiveSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a preview is made of.
 *
 * @param source what is watched
 * @param options how it is opened
 * @param model that finds the cars; borrowed, has to outlive the preview
 * @param inferThreads threads that take turns at the network
 * @param rule what counts as mask at first
 * @param style how masks look at first
 * @param dropPolicy what happens to pictures that come too fast
 * @param stale age from which on a picture is not live any more
 * @param retryCap longest wait between two tries to connect
 * @param recording where to and how to record, if that is to be possible
 * @param records whether to record from the first frame on
 * @param stills folder for stills
 */
public record LivePlan(
        LiveSource source,
        LiveOptions options,
        SegmentationModel model,
        int inferThreads,
        MaskRule rule,
        PaintStyle style,
        DropPolicy dropPolicy,
        Duration stale,
        Duration retryCap,
        Optional<RecordingPlan> recording,
        boolean records,
        Path stills) {
    public LivePlan {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(style, "style");
        Objects.requireNonNull(dropPolicy, "dropPolicy");
        Objects.requireNonNull(recording, "recording");
        Objects.requireNonNull(stills, "stills");
        if (stale.isNegative() || stale.isZero() || retryCap.isNegative() || retryCap.isZero()) {
            throw new IllegalArgumentException("times must be positive: stale=" + stale + " retryCap=" + retryCap);
        }
    }
}
