package dev.roadmask.live;

import dev.roadmask.live.Outage.Clips;
import dev.roadmask.live.Outage.Result;
import dev.roadmask.model.Device;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.model.TinyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Outages of all kinds and lengths, side by side, as a table in {@code target/outages.md}. */
@Tag("live")
class OutageTableTest {
    private static final Path TABLE = Path.of("target/outages.md");

    @TempDir
    Path folder;

    @Test
    @Timeout(3600)
    void comesBackAfterEach() throws Exception {
        List<String> rows = new ArrayList<>(List.of(
                "| outage | lasted | greyed after | picture after the server is back | reconnects | last error | files |",
                "|---|---|---|---|---|---|---|"));
        ExecutorService all = Executors.newCachedThreadPool();
        try (SegmentationModel model = SegmentationModel.open(TinyModel.writeTo(folder), Device.CPU, 1)) {
            Clips clips = Clips.write(folder);
            for (String seconds :
                    System.getProperty("roadmask.outages", "5,60,600").split(",")) {
                Duration length = Duration.ofSeconds(Long.parseLong(seconds));
                Path place = Files.createDirectory(folder.resolve(seconds));
                List<Future<Result>> running = new ArrayList<>();
                for (Outage outage : Outage.values()) {
                    running.add(all.submit(() -> outage.happen(length, model, clips, place)));
                }
                for (Future<Result> result : running) {
                    rows.add(row(result.get()));
                    Files.write(TABLE, rows);
                }
            }
        } finally {
            all.shutdownNow();
        }
    }

    private static String row(Result result) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f s | %.1f s | %.1f s | %d | %s | %d |",
                result.outage().text(),
                result.seconds(),
                result.greyedSeconds(),
                result.backSeconds(),
                result.status().reconnects(),
                result.status().lastError().orElse(""),
                result.files().size());
    }
}
