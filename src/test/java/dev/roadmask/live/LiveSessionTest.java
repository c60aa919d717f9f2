package dev.roadmask.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.model.Device;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.model.TinyModel;
import dev.roadmask.video.EncoderOptions;
import dev.roadmask.video.LiveOptions;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole previews of real sources that need no network: a test picture through the device layer, and a file. */
@Timeout(120)
class LiveSessionTest {
    private static final String TEST_PICTURE = "lavfi:testsrc2=size=160x120:rate=30";
    private static final String SLOW = "roadmask.fault.infer-ms";

    @TempDir
    Path folder;

    private SegmentationModel model;

    @BeforeEach
    void openModel() throws Exception {
        model = SegmentationModel.open(TinyModel.writeTo(folder), Device.CPU, 1);
    }

    @AfterEach
    void closeModel() {
        System.clearProperty(SLOW);
        model.close();
    }

    @Test
    void testPictureComesThroughTheDeviceLayer() throws Exception {
        try (RunningPreview preview = preview(TEST_PICTURE, DropPolicy.NEWEST)) {
            LiveStatus status = preview.await(s -> s.frames().shown() >= 10);
            assertEquals(LiveState.LIVE, status.state());
            assertEquals(160, status.width());
            assertEquals(120, status.height());
            assertTrue(status.latencyP99Ms().isPresent());
            assertEquals(List.of(), preview.lines);
            preview.session.stop();
            preview.awaitEnd();
            assertEquals(LiveState.ENDED, preview.session.status().state());
        }
    }

    @Test
    void filmIsShownWholeAndThenOver() throws Exception {
        Path clip = LiveClip.write(folder.resolve("clip.mp4"), 96, 64, 20);
        try (RunningPreview preview = preview(clip.toString(), DropPolicy.NONE)) {
            preview.awaitEnd();
            LiveReport report = preview.session.report();
            assertEquals(20, report.frames().decoded());
            assertEquals(20, report.frames().shown());
            assertEquals(0, dropped(report));
        }
    }

    @Test
    void slowNetworkDropsAndEveryFrameIsAccountedFor() throws Exception {
        Path clip = LiveClip.write(folder.resolve("clip.mp4"), 96, 64, 60);
        System.setProperty(SLOW, "60");
        try (RunningPreview preview = preview(clip.toString(), DropPolicy.NEWEST)) {
            preview.awaitEnd();
            LiveReport report = preview.session.report();
            assertEquals(60, report.frames().decoded());
            assertTrue(report.dropped().get("busy") > 0, report.toString());
            assertEquals(60, report.frames().segmented() + dropped(report));
        }
    }

    @Test
    void recordsWhenToldToAndStopsWhenToldTo() throws Exception {
        RecordingPlan to = RecordingPlan.of(folder.resolve("recordings"), Optional.empty(), EncoderOptions.defaults());
        LivePlan plan = RunningPreview.recording(plan(TEST_PICTURE, DropPolicy.NEWEST, folder), to);
        long recorded;
        RunningPreview preview = new RunningPreview(plan);
        try (preview) {
            assertTrue(preview.session.canRecord());
            preview.await(s -> s.recording().isPresent() && s.frames().recorded() >= 8);
            preview.session.setRecording(false);
            preview.await(s -> s.recording().isEmpty());
            recorded = preview.session.status().frames().recorded();
            long then = recorded;
            preview.await(s -> s.frames().shown() > then + 5);
            assertEquals(recorded, preview.session.status().frames().recorded());
        }
        assertEquals(1, preview.files.size());
        try (VideoReader reader = VideoReader.open(preview.files.get(0))) {
            assertEquals(recorded, reader.description().frameCount().orElse(0));
        }
    }

    @Test
    void stillIsThePictureOnTheScreen() throws Exception {
        try (RunningPreview preview = preview(TEST_PICTURE, DropPolicy.NEWEST)) {
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
        try (RunningPreview preview = new RunningPreview(plan(TEST_PICTURE, DropPolicy.NEWEST, nowhere))) {
            preview.await(s -> s.frames().shown() >= 2);
            VideoException failure = assertThrows(VideoException.class, preview.session::saveStill);
            assertEquals(VideoException.Kind.OUTPUT, failure.kind());
        }
    }

    @Test
    void controlsAreKeptWithinTheirBounds() throws Exception {
        try (RunningPreview preview = preview(TEST_PICTURE, DropPolicy.NEWEST)) {
            preview.session.setOpacity(0.9);
            preview.session.setThreshold(0.25);
            assertEquals(0.9, preview.session.status().opacity());
            assertEquals(0.25, preview.session.status().threshold());
            assertFalse(preview.session.canRecord());
            assertThrows(IllegalArgumentException.class, () -> preview.session.setOpacity(1.1));
            assertThrows(IllegalArgumentException.class, () -> preview.session.setThreshold(-0.1));
        }
    }

    @Test
    void whatCannotBeHadIsToldAtOnce() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mp4"), "no film");
        try (RunningPreview preview = preview(text.toString(), DropPolicy.NONE)) {
            Exception failure = assertThrows(ExecutionException.class, preview::awaitEnd);
            assertTrue(failure.getCause() instanceof VideoException, failure.toString());
        }
    }

    private static long dropped(LiveReport report) {
        return report.dropped().values().stream().mapToLong(Long::longValue).sum();
    }

    private RunningPreview preview(String source, DropPolicy policy) throws Exception {
        return new RunningPreview(plan(source, policy, folder));
    }

    private LivePlan plan(String source, DropPolicy policy, Path stills) throws Exception {
        return RunningPreview.plan(model, source, policy, LiveOptions.defaults(), stills);
    }
}
