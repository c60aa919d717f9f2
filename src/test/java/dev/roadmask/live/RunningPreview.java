package dev.roadmask.live;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.PaintStyle;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.video.LiveOptions;
import dev.roadmask.video.LiveSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A preview on a thread of its own, and what its listener was told. */
final class RunningPreview implements Recorder.Listener, AutoCloseable {
    final LiveSession session;
    final CompletableFuture<Void> ended = new CompletableFuture<>();
    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<Path> files = new CopyOnWriteArrayList<>();

    RunningPreview(LivePlan plan) {
        session = new LiveSession(plan, this);
        new Thread(this::run, "test-preview").start();
    }

    /** A plan with the usual settings. */
    static LivePlan plan(SegmentationModel model, String source, DropPolicy policy, LiveOptions options, Path folder)
            throws Exception {
        return new LivePlan(
                LiveSource.parse(source),
                options,
                model,
                1,
                MaskRule.withThreshold(0.5),
                PaintStyle.usual(),
                policy,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Optional.empty(),
                false,
                folder);
    }

    /** The same, recording from the first frame on. */
    static LivePlan recording(LivePlan plan, RecordingPlan to) {
        return new LivePlan(
                plan.source(),
                plan.options(),
                plan.model(),
                plan.inferThreads(),
                plan.rule(),
                plan.style(),
                plan.dropPolicy(),
                plan.stale(),
                plan.retryCap(),
                Optional.of(to),
                true,
                plan.stills());
    }

    private void run() {
        try {
            session.run();
            ended.complete(null);
        } catch (Throwable thrown) {
            ended.completeExceptionally(thrown);
        }
    }

    /** Waits for a state of affairs; fails when the preview ends without it. */
    LiveStatus await(Predicate<LiveStatus> condition) throws InterruptedException {
        LiveStatus status = session.status();
        while (!condition.test(status)) {
            if (ended.isDone()) {
                throw new AssertionError("ended without: " + status);
            }
            Thread.sleep(5);
            status = session.status();
        }
        return status;
    }

    /** Waits for the end of the film. */
    void awaitEnd() throws Exception {
        ended.get(60, TimeUnit.SECONDS);
    }

    @Override
    public void finished(Path file, double seconds, long frames) {
        files.add(file);
    }

    @Override
    public void remark(String line) {
        lines.add(line);
    }

    @Override
    public void failed(String line) {
        lines.add("failed: " + line);
    }

    @Override
    public void close() throws Exception {
        session.stop();
        ended.handle((nothing, failure) -> nothing).get(20, TimeUnit.SECONDS);
        session.close();
    }
}
