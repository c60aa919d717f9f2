package dev.roadmask;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.Steadiness;
import dev.roadmask.model.ModelException;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.pipeline.Parallelism;
import dev.roadmask.pipeline.PipelineException;
import dev.roadmask.pipeline.PipelinePlan;
import dev.roadmask.pipeline.RunReport;
import dev.roadmask.pipeline.SegmentationPipeline;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One film and what to do with it. Immutable: every setting gives another one. Without settings, masks are those of the
 * command {@code segment} without options.
 */
public final class Segmentation {
    private final SegmentationModel model;
    private final Parallelism parallelism;
    private final Path video;
    private final MaskRule rule;
    private final FrameListener listener;

    private Segmentation(
            SegmentationModel model, Parallelism parallelism, Path video, MaskRule rule, FrameListener listener) {
        this.model = model;
        this.parallelism = parallelism;
        this.video = Objects.requireNonNull(video, "video");
        this.rule = rule;
        this.listener = listener;
    }

    static Segmentation of(SegmentationModel model, Parallelism parallelism, Path video) {
        MaskRule usual = MaskRule.withThreshold(model.card().threshold());
        return new Segmentation(model, parallelism, video, usual, frame -> {});
    }

    /** A pixel is car from this probability on, in [0, 1]; the model's threshold without it. */
    public Segmentation threshold(double threshold) {
        return with(old -> old.at(threshold));
    }

    /** How much masks are kept from flickering; {@link Steadiness#LIGHT} without it. */
    public Segmentation steady(Steadiness steadiness) {
        return with(old -> old.with(steadiness));
    }

    /** Everything else that decides about masks: the least region, and where in the picture they are wanted. */
    public Segmentation with(UnaryOperator<MaskRule> change) {
        return new Segmentation(model, parallelism, video, change.apply(rule), listener);
    }

    /**
     * Who is told about each frame, in order, on a thread of the run. It sets the pace: frames wait for it, in constant
     * memory.
     */
    public Segmentation onFrame(FrameListener told) {
        return new Segmentation(model, parallelism, video, rule, Objects.requireNonNull(told, "listener"));
    }

    /**
     * Segments the film, and returns when the last frame has been told. Interrupting the calling thread ends it in order:
     * the report then says {@link RunReport#interrupted}.
     *
     * @throws IllegalArgumentException if a zone reaches outside the picture
     * @throws VideoException if the film cannot be opened
     * @throws ModelException if there is no memory for the network
     * @throws PipelineException if reading fails midway, or with what the listener has thrown as its cause
     */
    public RunReport run() throws VideoException, ModelException, PipelineException {
        try (VideoReader reader = VideoReader.open(video)) {
            return run(reader);
        }
    }

    private RunReport run(VideoReader reader) throws VideoException, ModelException, PipelineException {
        VideoDescription film = reader.description();
        rule.zones().requireInside(film.shownWidth(), film.shownHeight());
        try (ListenerSink sink = new ListenerSink(listener, film);
                SegmentationPipeline pipeline = SegmentationPipeline.open(plan(reader, sink))) {
            return pipeline.run();
        }
    }

    private PipelinePlan plan(VideoReader reader, ListenerSink sink) {
        return PipelinePlan.ofFile(reader, model, parallelism.inferThreads(), rule, Optional.empty(), List.of(sink));
    }
}
