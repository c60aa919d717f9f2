package dev.roadmask.pipeline;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.video.VideoSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a pipeline is made of. Source, model and sinks are borrowed and have to outlive it.
 *
 * @param source of the frames
 * @param model that finds the cars
 * @param inferThreads threads that take turns at the network, 1 to {@code ringSize}
 * @param rule what counts as mask; asked before each frame, so that it may change while the pipeline runs
 * @param painting how masks are painted, if they are
 * @param sinks what is made of the frames, side by side; may be empty where something is painted
 * @param ringSize number of slots, a power of two from 1 to 64: it bounds memory and delay. 8 for files, 4 for live
 * @param admission when the next frame is asked of the source
 * @param keptFrames frames at the beginning that the sinks have already, from a run that was cut short: of the stages
 *     before them only the one with a memory, and those it needs, work on the last of those
 * @param progress told about every finished frame
 */
public record PipelinePlan(
        FrameSource source,
        SegmentationModel model,
        int inferThreads,
        Supplier<MaskRule> rule,
        Optional<Painting> painting,
        List<Sink> sinks,
        int ringSize,
        Admission admission,
        long keptFrames,
        Progress progress) {
    /** Slots for files: enough for every stage to have a frame in hand and one waiting. */
    public static final int FILE_RING = 8;

    /** Slots for a live source: a frame in hand for each stage, none waiting. */
    public static final int LIVE_RING = 4;

    private static final int LARGEST_RING = 64;

    public PipelinePlan {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(painting, "painting");
        Objects.requireNonNull(admission, "admission");
        Objects.requireNonNull(progress, "progress");
        sinks = List.copyOf(sinks);
        if (painting.isPresent() && sinks.stream().anyMatch(Sink::readsPicture)) {
            throw new IllegalArgumentException(
                    "a sink that reads the decoder's pictures must not stand behind painting");
        }
        if (painting.isEmpty() && sinks.isEmpty()) {
            throw new IllegalArgumentException("a pipeline must paint or have a sink: painting=none sinks=0");
        }
        if (ringSize < 1 || ringSize > LARGEST_RING || Integer.bitCount(ringSize) != 1) {
            throw new IllegalArgumentException("ringSize must be a power of two in [1, 64]: ringSize=" + ringSize);
        }
        if (keptFrames < 0) {
            throw new IllegalArgumentException("keptFrames must not be negative: keptFrames=" + keptFrames);
        }
        if (inferThreads < 1 || inferThreads > ringSize) {
            throw new IllegalArgumentException(
                    "inferThreads must lie in [1, ringSize]: inferThreads=" + inferThreads + " ringSize=" + ringSize);
        }
    }

    /**
     * The usual way of a file: as quick as it goes, from its first frame on.
     *
     * @param painting how masks are painted, if they are
     */
    public static PipelinePlan ofFile(
            VideoSource reader,
            SegmentationModel model,
            int inferThreads,
            MaskRule rule,
            Optional<Painting> painting,
            List<Sink> sinks) {
        return new PipelinePlan(
                FrameSource.of(reader),
                model,
                inferThreads,
                () -> rule,
                painting,
                sinks,
                FILE_RING,
                Admission.SLOT_FREE,
                0,
                Progress.NONE);
    }

    /** The same for sinks that have some frames already. */
    public PipelinePlan withKeptFrames(long frames) {
        return new PipelinePlan(
                source, model, inferThreads, rule, painting, sinks, ringSize, admission, frames, progress);
    }

    /** The same, with somebody told about every finished frame. */
    public PipelinePlan withProgress(Progress listener) {
        return new PipelinePlan(
                source, model, inferThreads, rule, painting, sinks, ringSize, admission, keptFrames, listener);
    }
}
