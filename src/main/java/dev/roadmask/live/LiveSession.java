package dev.roadmask.live;

import dev.roadmask.model.ModelException;
import dev.roadmask.pipeline.Admission;
import dev.roadmask.pipeline.Painting;
import dev.roadmask.pipeline.PipelineException;
import dev.roadmask.pipeline.PipelinePlan;
import dev.roadmask.pipeline.Progress;
import dev.roadmask.pipeline.RunMeter;
import dev.roadmask.pipeline.RunReport.ModelUse;
import dev.roadmask.pipeline.SegmentationPipeline;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.pipeline.StageTiming;
import dev.roadmask.video.Cancellation;
import dev.roadmask.video.LiveReader;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A preview from its beginning to its end: the feed reads, each stretch of pictures gets a pipeline run, and all that
 * viewers want to know or to change goes through here. {@link #run} belongs to one thread, the rest to any.
 */
public final class LiveSession implements Preview, AutoCloseable {
    private final LivePlan plan;
    private final Recorder.Listener listener;
    private final RunMeter meter = new RunMeter();
    private final LiveFigures figures = new LiveFigures();
    private final Journal journal;
    private final Screen screen = new Screen(figures::shown, () -> figures.dropped(DropReason.UNSEEN));
    private final Cancellation cancellation = new Cancellation();
    private final Optional<Recorder> recorder;
    private final Stills stills;
    private final LiveControls controls;
    private final Mailbox mailbox;
    private volatile VideoDescription pictures;
    private volatile String inputSize = "";
    private volatile Map<String, StageTiming> stages = Map.of();

    /** A preview that has not begun; the caller closes it. */
    public LiveSession(LivePlan plan, Recorder.Listener listener) {
        this.plan = plan;
        this.listener = listener;
        recorder = plan.recording().map(to -> new Recorder(to, listener));
        setRecording(plan.records());
        stills = new Stills(screen, plan.stills());
        journal = new Journal(plan.source().name());
        controls = new LiveControls(plan.rule(), plan.style());
        mailbox = new Mailbox(plan.dropPolicy(), figures);
    }

    /**
     * Runs until the source is at its end or {@link #stop} is called.
     *
     * @throws VideoException if the source cannot be had, and trying again would not help
     * @throws IllegalArgumentException if a zone reaches outside the picture
     * @throws ModelException if there is no memory for the network
     * @throws PipelineException if the network or the painting fails
     */
    public void run() throws VideoException, ModelException, PipelineException {
        BackOff backOff = new BackOff(plan.retryCap(), ThreadLocalRandom.current());
        Feed feed = Feed.start(this::connect, cancellation, mailbox, journal, figures, backOff);
        try (feed) {
            runStretches();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            journal.ended();
            screen.end();
        }
        requireSuccess(feed);
    }

    private Connection connect() throws VideoException {
        LiveReader reader = LiveReader.open(plan.source(), plan.options(), cancellation);
        reader.remarks().forEach(listener::remark);
        return new ReaderConnection(reader);
    }

    private void runStretches() throws InterruptedException, VideoException, ModelException, PipelineException {
        Optional<Stretch> next = mailbox.next();
        while (next.isPresent()) {
            try (Stretch stretch = next.get()) {
                run(stretch);
            }
            next = mailbox.next();
        }
    }

    private void run(Stretch stretch) throws VideoException, ModelException, PipelineException {
        pictures = stretch.description();
        controls.rule().zones().requireInside(pictures.shownWidth(), pictures.shownHeight());
        try (SegmentationPipeline pipeline = SegmentationPipeline.open(planFor(stretch))) {
            inputSize = pipeline.inputSize().toString();
            stages = pipeline.run().stages();
        }
    }

    private PipelinePlan planFor(Stretch stretch) {
        return new PipelinePlan(
                new StretchSource(plan.source().name(), stretch, mailbox),
                plan.model(),
                plan.inferThreads(),
                controls::rule,
                Optional.of(new Painting(controls::style, stretch.streams()::allocateCanvas)),
                sinks(stretch),
                PipelinePlan.LIVE_RING,
                Admission.NETWORK_FREE,
                0,
                Progress.NONE);
    }

    private List<Sink> sinks(Stretch stretch) {
        List<Sink> sinks = new ArrayList<>();
        recorder.ifPresent(to -> sinks.add(to.over(stretch.streams())));
        sinks.add(new ScreenSink(screen, stretch.description(), figures));
        return sinks;
    }

    private static void requireSuccess(Feed feed) throws VideoException {
        Exception failure = feed.failure().orElse(null);
        if (failure instanceof VideoException unusable) {
            throw unusable;
        }
        if (failure instanceof RuntimeException bug) {
            throw bug;
        }
    }

    /** What was done and what it cost so far. */
    public LiveReport report() {
        LiveStatus.Frames frames = status().frames();
        return new LiveReport(
                plan.source().name(),
                meter.seconds(),
                frames,
                droppedByLabel(),
                figures.latency(),
                journal.reconnects(),
                journal.lastError(),
                frames.segmented() == 0 ? 0 : meter.cpuMs() / frames.segmented(),
                meter.cpuMs() / 1e3 / meter.seconds(),
                device(),
                new ModelUse(
                        plan.model().card().file().toString(),
                        plan.model().card().sha256()),
                stages,
                RunMeter.peakMemoryMb());
    }

    private Map<String, Long> droppedByLabel() {
        Map<String, Long> dropped = new LinkedHashMap<>();
        figures.dropped().forEach((reason, count) -> dropped.put(reason.label(), count));
        return dropped;
    }

    private String device() {
        return (plan.model().provider() + " " + inputSize).strip();
    }

    @Override
    public LiveStatus status() {
        VideoDescription video = pictures;
        OptionalDouble age = figures.pictureAgeSeconds();
        return new LiveStatus(
                plan.source().name(),
                journal.state(age, plan.stale().toMillis() / 1e3),
                journal.detail(),
                age,
                video == null ? 0 : video.displayWidth(),
                video == null ? 0 : video.displayHeight(),
                figures.fpsIn(),
                figures.fpsOut(),
                figures.latencyMs(50),
                figures.latencyMs(99),
                figures.latency().sumSeconds(),
                figures.frames(recorder.map(Recorder::frames).orElse(0L)),
                figures.dropped(),
                journal.reconnects(),
                journal.lastError(),
                device(),
                controls.rule().threshold(),
                controls.style().opacity(),
                recorder.flatMap(Recorder::recording));
    }

    @Override
    public Screen screen() {
        return screen;
    }

    @Override
    public void setThreshold(double threshold) {
        controls.setThreshold(threshold);
    }

    @Override
    public void setOpacity(double opacity) {
        controls.setOpacity(opacity);
    }

    @Override
    public boolean canRecord() {
        return recorder.isPresent();
    }

    @Override
    public boolean wantsRecording() {
        return recorder.map(Recorder::isWanted).orElse(false);
    }

    @Override
    public void setRecording(boolean wanted) {
        recorder.ifPresent(to -> to.setWanted(wanted));
    }

    @Override
    public Path saveStill() throws VideoException {
        return stills.save();
    }

    @Override
    public void stop() {
        cancellation.cancel();
        mailbox.shut();
    }

    /** Ends everything; {@link #run} has returned, or was never called. */
    @Override
    public void close() {
        stop();
        screen.close();
        mailbox.close();
    }
}
