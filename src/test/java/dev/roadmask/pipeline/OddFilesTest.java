package dev.roadmask.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadmask.video.VideoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Odd and broken files from elsewhere: each runs to its end or is refused in one line. */
class OddFilesTest {
    @TempDir
    static Path folder;

    static List<Path> files() throws IOException {
        String data = System.getProperty("roadmask.data", "");
        Path odd = Path.of(data, "robustness");
        if (data.isEmpty() || !Files.isDirectory(odd)) {
            return List.of(Path.of("none"));
        }
        try (Stream<Path> files = Files.list(odd)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    @Timeout(60)
    void runsOrRefuses(Path file) throws Exception {
        assumeTrue(Files.exists(file), "needs -Droadmask.data=DIR with a folder robustness");
        RecordingSink sink = new RecordingSink();
        try (PipelineRig rig = new PipelineRig(folder, file);
                SegmentationPipeline pipeline = SegmentationPipeline.open(rig.plan(2, sink))) {
            RunReport report = pipeline.run();
            assertEquals(report.frames().decoded(), sink.arrivals.size());
        } catch (VideoException | PipelineException refusal) {
            assertEquals(1, refusal.getMessage().lines().count());
            assertTrue(sink.kept || sink.arrivals.isEmpty());
        }
        assertEquals(List.of(), PipelineRig.threadsLeft());
    }
}
