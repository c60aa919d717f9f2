package dev.roadmask.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.live.Outage.Clips;
import dev.roadmask.live.Outage.Result;
import dev.roadmask.model.Device;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.model.TinyModel;
import dev.roadmask.video.VideoReader;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real servers that go away and come back: the preview does as well, and records on in another file. */
@Timeout(120)
class ReconnectionTest {
    @TempDir
    static Path folder;

    private static SegmentationModel model;
    private static Clips clips;

    @BeforeAll
    static void open() throws Exception {
        model = SegmentationModel.open(TinyModel.writeTo(folder), Device.CPU, 1);
        clips = Clips.write(folder);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"TCP_KILLED", "TCP_LATE", "TCP_BACK_DIFFERENT", "JPEG_KILLED", "RTSP_BACK_DIFFERENT"})
    void comesBack(Outage outage) throws Exception {
        Result result = outage.happen(Duration.ofMillis(200), model, clips, folder);
        check(result);
    }

    /** What has to be true after any outage in which the connection broke. */
    static void check(Result result) throws Exception {
        boolean was = result.outage().isThereAtTheStart();
        assertEquals(was ? 1 : 0, result.status().reconnects(), result.toString());
        assertTrue(result.status().lastError().isPresent(), result.toString());
        assertEquals(was ? 2 : 1, result.files().size(), result.toString());
        for (Path file : result.files()) {
            try (VideoReader reader = VideoReader.open(file)) {
                assertTrue(reader.description().frameCount().orElse(0) > 5, file.toString());
            }
        }
        if (result.outage().comesBackDifferent()) {
            assertEquals(320, result.status().width());
        }
    }
}
