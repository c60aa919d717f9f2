package dev.roadmask.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.video.Picture;
import dev.roadmask.video.TimeBase;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What hangs on the screen is the newest picture, or nothing does. */
@Timeout(30)
class ScreenTest {
    private static final VideoDescription VIDEO = new VideoDescription(
            "test",
            "rawvideo",
            0,
            16,
            8,
            "yuv420p",
            false,
            new TimeBase(1, 25),
            Optional.empty(),
            1,
            0,
            false,
            OptionalDouble.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            List.of());

    @TempDir
    Path folder;

    private final AtomicLong unseen = new AtomicLong();
    private final List<Long> latencies = new ArrayList<>();
    private final Screen screen = new Screen(latencies::add, unseen::incrementAndGet);

    @AfterEach
    void close() {
        screen.close();
    }

    private void show(Duration old) {
        try (Picture picture = Picture.allocate(16, 8, "yuv420p")) {
            screen.show(picture, VIDEO, System.nanoTime() - old.toNanos());
        }
    }

    @Test
    void whoComesLaterDoesNotGetWhatHungThereBefore() throws Exception {
        try (Screen.Viewer first = screen.attach()) {
            show(Duration.ZERO);
            first.await(1_000).orElseThrow().close();
        }
        show(Duration.ZERO);
        assertEquals(1, latencies.size(), "nobody looked at the second, which counts by itself");
        try (Screen.Viewer later = screen.attach()) {
            assertTrue(later.newest().isEmpty(), "the first is not the newest any more");
            show(Duration.ZERO);
            try (Shot shot = later.await(1_000).orElseThrow()) {
                assertEquals(2, shot.number());
            }
        }
    }

    @Test
    void stillOfACameraThatIsGoneHasTheTimeOfItsPicture() throws Exception {
        try (Screen.Viewer viewer = screen.attach()) {
            show(Duration.ofHours(1));
            Path still = new Stills(screen, folder).save();
            LocalDateTime time = LocalDateTime.parse(
                    still.getFileName().toString(),
                    DateTimeFormatter.ofPattern("'roadmask-'uuuu-MM-dd'T'HH-mm-ss.SSS'.png'"));
            assertTrue(time.isBefore(LocalDateTime.now().minusMinutes(59)), still.toString());
            assertTrue(Files.size(still) > 0);
        }
    }

    @Test
    void pictureThatNobodyTookIsCounted() throws Exception {
        try (Screen.Viewer viewer = screen.attach()) {
            show(Duration.ZERO);
            viewer.await(1_000).orElseThrow().close();
            show(Duration.ZERO);
            show(Duration.ZERO);
            assertEquals(1, unseen.get());
            screen.end();
            assertEquals(2, unseen.get());
        }
    }

    @Test
    void withoutAPictureThereIsNoStill() {
        VideoException none = assertThrows(VideoException.class, () -> new Stills(screen, folder).save());
        assertEquals("there is no picture to save yet", none.getMessage());
    }
}
