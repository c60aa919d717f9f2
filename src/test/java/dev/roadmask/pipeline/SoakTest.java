package dev.roadmask.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadmask.video.EncoderOptions;
import dev.roadmask.video.Probe;
import dev.roadmask.video.VideoWriter;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hours of film: 100,000 small frames with sound from MP4 to MP4, in a JVM of its own with a small heap, so that what grows
 * is seen. Behind the profile {@code soak}; writes {@code target/soak.md}.
 */
@Tag("soak")
class SoakTest {
    private static final int FRAMES = 100_000;
    private static final int SAMPLED_EVERY = 4_000;
    private static final int WARM_SAMPLES = 3;
    private static final long TOLERANCE_KIB = 50 << 10;

    @TempDir
    Path folder;

    @Test
    @Timeout(1800)
    void staysFlatOverHours() throws Exception {
        assumeTrue(ProcessUse.isTold(), "needs Linux");
        Path clip = Probe.make(
                folder.resolve("minute.mp4"),
                "-f lavfi -i testsrc2=s=160x96:r=30:d=60 -f lavfi -i sine=d=60 -c:v mpeg4 -c:a aac");
        Path film =
                Probe.make(folder.resolve("film.mp4"), "-stream_loop -1 -i " + clip + " -c copy -t " + FRAMES / 30.0);
        List<String> rows = new ArrayList<>();
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms96m",
                        "-Xmx96m",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Film.class.getName(),
                        film.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = child.inputReader()) {
            lines.lines().forEach(rows::add);
        }
        assertEquals(0, child.waitFor());
        List<String> table = new ArrayList<>(
                List.of("| frames | resident MiB | counted native MiB | files | threads |", "|---|---|---|---|---|"));
        table.addAll(rows);
        Files.write(Path.of("target", "soak.md"), table);
        table.forEach(System.out::println);
        assertFlat(rows.stream().map(ProcessUse::of).toList());
    }

    private static void assertFlat(List<ProcessUse> uses) {
        assertTrue(uses.size() >= FRAMES / SAMPLED_EVERY - 1, "samples: " + uses.size());
        ProcessUse warm = uses.get(WARM_SAMPLES);
        for (ProcessUse use : uses.subList(WARM_SAMPLES, uses.size())) {
            assertTrue(use.residentKib() - warm.residentKib() < TOLERANCE_KIB, "resident: " + warm + " " + use);
            assertTrue(use.countedKib() - warm.countedKib() < TOLERANCE_KIB, "native: " + warm + " " + use);
            assertEquals(warm.files(), use.files(), "files");
            assertTrue(use.threads() <= warm.threads(), "threads: " + warm + " " + use);
        }
    }

    /** The child. */
    static final class Film {
        private Film() {}

        public static void main(String[] arguments) throws Exception {
            Path film = Path.of(arguments[0]);
            Path output = film.resolveSibling("out.mp4");
            try (PipelineRig rig = new PipelineRig(film.getParent(), film);
                    VideoWriter writer = VideoWriter.create(
                            output, rig.reader, EncoderOptions.defaults().withEncoder("mpeg4"));
                    SegmentationPipeline pipeline = SegmentationPipeline.open(Plans.annotate(
                                    rig.reader, rig.model, 2, PipelineRig.RULE, PipelineRig.STYLE, writer, output)
                            .withProgress((frames, timestamp) -> sample(frames)))) {
                pipeline.run();
            }
        }

        private static void sample(long frames) {
            if (frames % SAMPLED_EVERY == 0) {
                System.out.println(ProcessUse.now().row(frames));
            }
        }
    }
}
