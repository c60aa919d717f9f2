package dev.roadmask.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.mask.PaintStyle;
import dev.roadmask.model.Device;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.model.TinyModel;
import dev.roadmask.video.EncoderOptions;
import dev.roadmask.video.LiveOptions;
import dev.roadmask.video.LiveSource;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole previews of real sources that need no network: a test picture through the device layer, and a file. */
@Timeout(120)
class LiveSessionTest {
    private static final String TEST_PICTURE = "lavfi:testsrc2=size=160x120:rate=30";

    @TempDir
    Path folder;

    private final List<String> events = new ArrayList<>();
    private SegmentationModel model;

    @BeforeEach
    void openModel() throws Exception {
        model = SegmentationModel.open(TinyModel.writeTo(folder), Device.CPU, 1);
    }

    @AfterEach
    void closeModel() {
        model.close();
    }

    /** A preview on a thread of its own. */
    private final class Running implements AutoCloseable {
        private final LiveSession session;
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        private Running(LivePlan plan) {
            session = new LiveSession(plan, listener());
            new Thread(this::run, "test-preview").start();
        }

        private void run() {
            try {
                session.run();
                ended.complete(null);
            } catch (Throwable thrown) {
                ended.completeExceptionally(thrown);
            }
        }

        private LiveStatus await(Predicate<LiveStatus> condition) throws InterruptedException {
            LiveStatus status = session.status();
            while (!condition.test(status) && !ended.isDone()) {
                Thread.sleep(10);
                status = session.status();
            }
            assertTrue(condition.test(status), "ended without: " + status);
            return status;
        }

        @Override
        public void close() throws Exception {
            session.stop();
            ended.get(20, TimeUnit.SECONDS);
            session.close();
        }
    }

    @Test
    void testPictureComesThroughTheDeviceLayer() throws Exception {
        try (Running preview = new Running(plan(TEST_PICTURE, DropPolicy.NEWEST))) {
            LiveStatus status = preview.await(s -> s.frames().shown() >= 10);
            assertEquals(LiveState.LIVE, status.state());
            assertEquals(160, status.width());
            assertEquals(120, status.height());
            assertTrue(status.latencyP99Ms().isPresent());
            assertEquals(List.of(), events);
            preview.session.stop();
            preview.ended.get(20, TimeUnit.SECONDS);
            assertEquals(LiveState.ENDED, preview.session.status().state());
        }
    }

    @Test
    void filmIsShownWholeAndThenOver() throws Exception {
        Path clip = LiveClip.write(folder.resolve("clip.mp4"), 96, 64, 20);
        try (Running preview = new Running(plan(clip.toString(), DropPolicy.NONE))) {
            preview.ended.get(60, TimeUnit.SECONDS);
            LiveReport report = preview.session.report();
            assertEquals(20, report.frames().decoded());
            assertEquals(20, report.frames().shown());
            assertEquals(
                    0,
                    report.dropped().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }
    }

    @Test
    void slowNetworkDropsAndSaysWhy() throws Exception {
        System.setProperty("roadmask.fault.infer-ms", "120");
        try (Running preview = new Running(plan(TEST_PICTURE, DropPolicy.NEWEST))) {
            LiveStatus status = preview.await(s -> s.frames().shown() >= 6);
            assertTrue(status.dropped().get(DropReason.BUSY) > 0, status.toString());
            LiveStatus.Frames frames = status.frames();
            assertTrue(frames.shown() < frames.decoded(), status.toString());
        } finally {
            System.clearProperty("roadmask.fault.infer-ms");
        }
    }

    @Test
    void everyFrameIsAccountedFor() throws Exception {
        Path clip = LiveClip.write(folder.resolve("clip.mp4"), 96, 64, 60);
        System.setProperty("roadmask.fault.infer-ms", "60");
        try (Running preview = new Running(plan(clip.toString(), DropPolicy.NEWEST))) {
            preview.ended.get(60, TimeUnit.SECONDS);
            LiveReport report = preview.session.report();
            long dropped = report.dropped().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertEquals(60, report.frames().decoded());
            assertEquals(60, report.frames().segmented() + dropped);
        } finally {
            System.clearProperty("roadmask.fault.infer-ms");
        }
    }

    @Test
    void recordsWhenToldToAndStopsWhenToldTo() throws Exception {
        Path recordings = folder.resolve("recordings");
        Optional<RecordingPlan> to =
                Optional.of(RecordingPlan.of(recordings, Optional.empty(), EncoderOptions.defaults()));
        try (Running preview = new Running(plan(TEST_PICTURE, DropPolicy.NEWEST, to, folder))) {
            preview.await(s -> s.frames().shown() >= 5);
            assertTrue(preview.session.canRecord());
            assertFalse(preview.session.status().recording().isPresent());
            preview.session.setRecording(true);
            preview.await(s -> s.frames().recorded() >= 8);
            preview.session.setRecording(false);
            preview.await(s -> s.recording().isEmpty());
        }
        try (var files = Files.list(recordings)) {
            List<Path> made = files.toList();
            assertEquals(1, made.size(), made.toString());
            try (VideoReader reader = VideoReader.open(made.get(0))) {
                assertTrue(reader.description().frameCount().orElse(0) >= 8);
            }
        }
    }

    @Test
    void stillIsThePictureOnTheScreen() throws Exception {
        try (Running preview = new Running(plan(TEST_PICTURE, DropPolicy.NEWEST))) {
            preview.await(s -> s.frames().shown() >= 2);
            Path still = preview.session.saveStill();
            try (VideoReader reader = VideoReader.open(still)) {
                assertEquals(160, reader.description().width());
                assertEquals(120, reader.description().height());
            }
        }
    }

    @Test
    void stillWithoutAPlaceIsAnErrorInALine() throws Exception {
        Path nowhere = folder.resolve("nowhere");
        try (Running preview = new Running(plan(TEST_PICTURE, DropPolicy.NEWEST, Optional.empty(), nowhere))) {
            preview.await(s -> s.frames().shown() >= 2);
            VideoException failure = assertThrows(VideoException.class, preview.session::saveStill);
            assertEquals(VideoException.Kind.OUTPUT, failure.kind());
        }
    }

    @Test
    void controlsAreKeptWithinTheirBounds() throws Exception {
        try (Running preview = new Running(plan(TEST_PICTURE, DropPolicy.NEWEST))) {
            preview.session.setOpacity(0.9);
            preview.session.setThreshold(0.25);
            assertEquals(0.9, preview.session.status().opacity());
            assertEquals(0.25, preview.session.status().threshold());
            assertThrows(IllegalArgumentException.class, () -> preview.session.setOpacity(1.1));
            assertThrows(IllegalArgumentException.class, () -> preview.session.setThreshold(-0.1));
        }
    }

    @Test
    void whatCannotBeHadIsToldAtOnce() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mp4"), "no film");
        Running preview = new Running(plan(text.toString(), DropPolicy.NONE));
        Exception failure = assertThrows(Exception.class, () -> preview.ended.get(60, TimeUnit.SECONDS));
        assertTrue(failure.getCause() instanceof VideoException, failure.toString());
        preview.session.close();
    }

    private LivePlan plan(String source, DropPolicy policy) throws VideoException {
        return plan(source, policy, Optional.empty(), folder);
    }

    private LivePlan plan(String source, DropPolicy policy, Optional<RecordingPlan> recording, Path stills)
            throws VideoException {
        return new LivePlan(
                LiveSource.parse(source),
                LiveOptions.defaults(),
                model,
                1,
                PaintStyle.withThreshold(0.5),
                policy,
                Duration.ofSeconds(2),
                Duration.ofMillis(200),
                recording,
                false,
                stills);
    }

    private Recorder.Listener listener() {
        return new Recorder.Listener() {
            @Override
            public void finished(Path file, double seconds, long frames) {
                events.add("finished " + frames);
            }

            @Override
            public void remark(String line) {
                events.add(line);
            }

            @Override
            public void failed(String line) {
                events.add("failed: " + line);
            }
        };
    }
}
