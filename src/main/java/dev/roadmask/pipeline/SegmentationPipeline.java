package dev.roadmask.pipeline;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.Steadiness;
import dev.roadmask.model.InferenceTensors;
import dev.roadmask.model.InputSize;
import dev.roadmask.model.ModelException;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * One pass over a film: decode, scale, infer, paint, write. Made for one run, and then closed.
 *
 * <pre>{@code
 * try (VideoReader reader = VideoReader.open(input);
 *         SegmentationModel model = SegmentationModel.open(file, Device.AUTO, parallelism.intraOpThreads());
 *         VideoWriter writer = VideoWriter.create(output, reader, options);
 *         SegmentationPipeline pipeline = SegmentationPipeline.open(
 *                 PipelinePlan.ofFile(reader, model, parallelism.inferThreads(), rule, Optional.of(painting), sinks))) {
 *     RunReport report = pipeline.run();
 * }
 * }</pre>
 *
 * <p>Owns its slots and stages; see {@link dev.roadmask.pipeline the room} for threads, order and failure. All memory is
 * allocated by {@link #open}: {@link #slots} times {@link #bytesPerSlot}, and as many pictures on loan from the decoder.
 */
public final class SegmentationPipeline implements AutoCloseable {
    /** Where the network stands on the way: behind the scaling. */
    private static final int NETWORK = 1;

    private final PipelinePlan plan;
    private final InputSize inputSize;
    private final List<FrameSlot> slots = new ArrayList<>();
    private final List<AutoCloseable> ownedStages = new ArrayList<>();
    private final List<Station> stations = new ArrayList<>();
    private final AtomicBoolean used = new AtomicBoolean();
    private volatile boolean cancelled;
    private Tally tally;
    private boolean closed;

    private SegmentationPipeline(PipelinePlan plan) {
        this.plan = plan;
        VideoDescription video = plan.source().description();
        inputSize = plan.model().card().inputSize(video.displayWidth(), video.displayHeight());
    }

    /**
     * Allocates everything that the run will need.
     *
     * @throws ModelException if there is no memory for the tensors
     * @throws VideoException if the encoder wants a pixel format that masks cannot be painted on
     */
    public static SegmentationPipeline open(PipelinePlan plan) throws ModelException, VideoException {
        return open(plan, UnaryOperator.identity());
    }

    /** For tests: each stage passes through {@code around}, which may put another in its place. */
    static SegmentationPipeline open(PipelinePlan plan, UnaryOperator<Stage> around)
            throws ModelException, VideoException {
        SegmentationPipeline pipeline = new SegmentationPipeline(plan);
        try {
            pipeline.allocateSlots();
            pipeline.layOutStations(around);
            return pipeline;
        } catch (ModelException | VideoException | RuntimeException | Error failure) {
            pipeline.close();
            throw failure;
        }
    }

    private void allocateSlots() throws ModelException, VideoException {
        for (int i = 0; i < plan.ringSize(); i++) {
            slots.add(newSlot());
        }
        if (plan.painting().isPresent()) {
            requirePaintable(slots.get(0).painted());
        }
    }

    private FrameSlot newSlot() throws ModelException {
        InferenceTensors tensors = plan.model().allocate(inputSize);
        try {
            Picture canvas = plan.painting().map(p -> p.canvas().get()).orElse(null);
            return new FrameSlot(tensors, mask(), canvas);
        } catch (RuntimeException | Error failure) {
            tensors.close();
            throw failure;
        }
    }

    private MaskRuns mask() {
        VideoDescription video = plan.source().description();
        return new MaskRuns(video.shownWidth(), video.shownHeight());
    }

    private static void requirePaintable(Picture canvas) throws VideoException {
        if (!PictureSamples.isPaintable(canvas.layout())) {
            throw new VideoException(
                    VideoException.Kind.ENCODER,
                    "masks cannot be painted on pictures of format " + canvas.pixelFormat()
                            + ", which the encoder wants. Choose another encoder");
        }
    }

    private void layOutStations(UnaryOperator<Stage> around) {
        VideoDescription video = plan.source().description();
        boolean picturesRead =
                plan.painting().isPresent() || plan.sinks().stream().anyMatch(Sink::readsPicture);
        ScaleStage scale = new ScaleStage(inputSize, video.rotationDegrees(), !picturesRead);
        ownedStages.add(scale);
        stations.add(Station.of(around.apply(scale)));
        stations.add(Station.turns(around.apply(SlowedStage.of(new InferStage(plan.model()))), plan.inferThreads()));
        if (plan.rule().get().steadiness() != Steadiness.OFF) {
            SteadyStage steady = new SteadyStage(slots.get(0).tensors(), plan.rule());
            stations.add(Station.of(around.apply(steady)));
        }
        boolean meanProbability = plan.sinks().stream().anyMatch(Sink::readsMeanProbability);
        stations.add(Station.of(around.apply(new MaskStage(video, plan.rule(), meanProbability))));
        if (plan.painting().isPresent()) {
            stations.add(Station.of(around.apply(paint(video))));
        }
        if (!plan.sinks().isEmpty()) {
            stations.add(Station.sideBySide(
                    plan.sinks().stream().map(sink -> around.apply(sink)).toList()));
        }
        countAtTheEnd();
    }

    /** The first stage of the last station counts: a plan that paints or has sinks ends in one that no threads share. */
    private void countAtTheEnd() {
        List<Stage> last = new ArrayList<>(stations.remove(stations.size() - 1).stages());
        tally = new Tally(last.get(0), plan.progress());
        last.set(0, tally);
        stations.add(Station.sideBySide(last));
    }

    private PaintStage paint(VideoDescription video) {
        PaintStage paint = new PaintStage(video, plan.painting().orElseThrow().style());
        ownedStages.add(paint);
        return paint;
    }

    /** Size of the network's input for this film. */
    public InputSize inputSize() {
        return inputSize;
    }

    /** Number of slots. */
    public int slots() {
        return plan.ringSize();
    }

    /** Bytes of one slot. */
    public long bytesPerSlot() {
        return slots.get(0).bytes();
    }

    /**
     * Runs to the end of the film, a failure or a cancellation, with a thread for every stage. The sinks are finished, or
     * what they wrote is kept, before it returns; none of its threads is left.
     *
     * @throws PipelineException if decoding, a stage or a sink failed; the frames before it were written and kept
     */
    public RunReport run() throws PipelineException {
        return newRun().over(workers -> FrameRing.start(slots, stations, workers, gate()));
    }

    /**
     * The same on the calling thread alone, one stage after the other: the reference for what the ring gives, and for
     * the CPU time that it takes.
     *
     * @throws PipelineException as for {@link #run}
     */
    public RunReport runSequentially() throws PipelineException {
        return newRun().over(workers -> new SingleLane(slots.get(0), stations, workers));
    }

    private Optional<Station> gate() {
        return plan.admission() == Admission.NETWORK_FREE ? Optional.of(stations.get(NETWORK)) : Optional.empty();
    }

    private PipelineRun newRun() {
        if (closed || !used.compareAndSet(false, true)) {
            throw new IllegalStateException("the pipeline is closed or has run: open another");
        }
        return new PipelineRun(plan, inputSize, stations, tally, this::isCancelled);
    }

    /**
     * Ends the run after the frame that is being read: the frames under way arrive, what was written is kept, and
     * {@link #run} returns a report marked as interrupted. May be called at any time from any thread. Interrupting the
     * running thread does the same.
     */
    public void cancel() {
        cancelled = true;
    }

    private boolean isCancelled() {
        return cancelled || Thread.currentThread().isInterrupted();
    }

    /** Frees slots and stages; not while a run is under way. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        slots.forEach(FrameSlot::close);
        for (AutoCloseable stage : ownedStages) {
            try {
                stage.close();
            } catch (Exception e) {
                throw new IllegalStateException("a stage does not close: " + e.getMessage(), e);
            }
        }
    }
}
