package dev.roadmask.live.page;

import dev.roadmask.live.DropReason;
import dev.roadmask.live.LiveState;
import dev.roadmask.live.LiveStatus;
import dev.roadmask.live.Preview;
import dev.roadmask.live.Screen;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;

/** A preview whose pictures come from a clip, over and over, at a pace; and whose state is what a test says. */
final class FedPreview implements Preview, AutoCloseable {
    private final AtomicLong shown = new AtomicLong();
    private final Screen screen = new Screen(nanos -> shown.incrementAndGet(), () -> {});
    private final Path clip;
    private final long periodNanos;
    private final Thread feeder = new Thread(this::feed, "test-feeder");
    private final AtomicLong fed = new AtomicLong();
    private volatile boolean stopped;
    private volatile boolean flowing = true;
    private volatile boolean recordable = true;
    private volatile LiveState state = LiveState.LIVE;
    private volatile String detail = "";
    private volatile long lastNanos = System.nanoTime();
    private volatile long recordingNanos;
    private volatile double threshold = 0.5;
    private volatile double opacity = 0.4;
    private volatile boolean recording;
    private volatile int width;
    private volatile int height;

    /** Begins to show a clip. */
    FedPreview(Path clip, double fps) {
        this.clip = clip;
        periodNanos = (long) (1e9 / fps);
        feeder.setDaemon(true);
        feeder.start();
    }

    private void feed() {
        try (PacketList packets = PacketList.create()) {
            while (!stopped) {
                try (VideoReader reader = VideoReader.open(clip);
                        Picture picture = Picture.empty()) {
                    while (!stopped && reader.read(picture, packets)) {
                        packets.clear();
                        show(picture, reader.description());
                    }
                }
            }
        } catch (VideoException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void show(Picture picture, VideoDescription video) throws InterruptedException {
        while (!flowing && !stopped) {
            Thread.sleep(5);
        }
        width = video.displayWidth();
        height = video.displayHeight();
        lastNanos = System.nanoTime();
        screen.show(picture, video, lastNanos);
        fed.incrementAndGet();
        Thread.sleep(periodNanos / 1_000_000, (int) (periodNanos % 1_000_000));
    }

    /** Lets no more pictures through, or lets them again, and says why. */
    void become(LiveState newState, String newDetail) {
        flowing = newState == LiveState.LIVE;
        state = newState;
        detail = newDetail;
    }

    void recordable(boolean can) {
        recordable = can;
    }

    long fed() {
        return fed.get();
    }

    @Override
    public LiveStatus status() {
        double age = (System.nanoTime() - lastNanos) / 1e9;
        boolean any = fed.get() > 0;
        double fps = flowing ? 1e9 / periodNanos : 0;
        return new LiveStatus(
                clip.getFileName().toString(),
                state,
                detail,
                any ? OptionalDouble.of(age) : OptionalDouble.empty(),
                width,
                height,
                fps,
                fps,
                any ? OptionalDouble.of(38.2) : OptionalDouble.empty(),
                any ? OptionalDouble.of(61.7) : OptionalDouble.empty(),
                0.5,
                new LiveStatus.Frames(fed.get(), fed.get(), shown.get(), 0, 0),
                Map.of(DropReason.BUSY, 12L),
                2,
                state == LiveState.LOST ? Optional.of("connection refused") : Optional.empty(),
                "CPU 448x256",
                threshold,
                opacity,
                recording
                        ? Optional.of(new LiveStatus.Recording(
                                Path.of("out", "road-20261004-120000.mp4"), (System.nanoTime() - recordingNanos) / 1e9))
                        : Optional.empty());
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
        return recordable;
    }

    @Override
    public boolean wantsRecording() {
        return recording;
    }

    @Override
    public void setRecording(boolean wanted) {
        recordingNanos = System.nanoTime();
        recording = wanted;
    }

    @Override
    public Path saveStill() {
        throw new UnsupportedOperationException("the page makes its own");
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        feeder.join();
        screen.close();
    }
}
