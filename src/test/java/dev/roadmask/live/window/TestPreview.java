package dev.roadmask.live.window;

import dev.roadmask.live.DropReason;
import dev.roadmask.live.LiveState;
import dev.roadmask.live.LiveStatus;
import dev.roadmask.live.Preview;
import dev.roadmask.live.Screen;
import dev.roadmask.video.VideoException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A preview whose every answer a test can set, with a real screen. */
public final class TestPreview implements Preview, AutoCloseable {
    /** Pictures that have been painted. */
    final AtomicInteger painted = new AtomicInteger();

    final CountDownLatch stopped = new CountDownLatch(1);
    volatile LiveState state = LiveState.LIVE;
    volatile String source = "rtsp://cam.local:554/front";
    volatile String detail = "";
    volatile OptionalDouble age = OptionalDouble.of(0.01);
    volatile double threshold = 0.5;
    volatile double opacity = 0.4;
    volatile boolean canRecord = true;
    volatile boolean wantsRecording;
    volatile Optional<LiveStatus.Recording> recording = Optional.empty();
    volatile int width = 1280;
    volatile int height = 720;
    volatile Optional<VideoException> noStill = Optional.empty();
    private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final Screen screen = new Screen(this::shown, () -> {});

    private void shown(long latencyNanos) {
        latencies.add(latencyNanos);
        painted.incrementAndGet();
    }

    /** From arrival to being painted, of a share of the pictures so far, in milliseconds. */
    double latencyMs(double share) {
        List<Long> sorted = latencies.stream().sorted().toList();
        return sorted.get((int) (share * (sorted.size() - 1))) / 1e6;
    }

    @Override
    public LiveStatus status() {
        return new LiveStatus(
                source,
                state,
                detail,
                age,
                width,
                height,
                30.0,
                29.8,
                OptionalDouble.of(42.3),
                OptionalDouble.of(87.6),
                0.5,
                new LiveStatus.Frames(1234, 1200, 1200, 0, 0),
                Map.of(DropReason.BUSY, 31L, DropReason.CUT, 3L),
                2,
                Optional.empty(),
                "CPU 448x256",
                threshold,
                opacity,
                recording);
    }

    @Override
    public Screen screen() {
        return screen;
    }

    @Override
    public void setThreshold(double value) {
        threshold = value;
    }

    @Override
    public void setOpacity(double value) {
        opacity = value;
    }

    @Override
    public boolean canRecord() {
        return canRecord;
    }

    @Override
    public boolean wantsRecording() {
        return wantsRecording;
    }

    @Override
    public void setRecording(boolean wanted) {
        wantsRecording = wanted;
        recording =
                wanted ? Optional.of(new LiveStatus.Recording(Path.of("2026-11-22T235959.mkv"), 83)) : Optional.empty();
    }

    @Override
    public Path saveStill() throws VideoException {
        if (noStill.isPresent()) {
            throw noStill.get();
        }
        return Path.of("still-20261122-235959.png");
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public void close() {
        screen.close();
    }
}
