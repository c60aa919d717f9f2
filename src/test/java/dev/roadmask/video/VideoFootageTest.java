package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real footage, from the folder named by {@code -Droadmask.data}; skipped without it. */
@Timeout(120)
@EnabledIfSystemProperty(named = "roadmask.data", matches = ".+", disabledReason = "needs -Droadmask.data=DIR")
class VideoFootageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("drives")
    void keepsDrivesFaithfully(Path clip) throws Exception {
        Path target = folder.resolve(clip.getFileName());
        assertEquals(List.of(), Passes.mirror(clip, target, EncoderOptions.defaults()));
        assertEquals(Probe.frames(clip), Probe.frames(target));
        assertEquals(Probe.packets(clip, "a:0"), Probe.packets(target, "a:0"));
        double psnr = meanLumaPsnr(clip, target, 10);
        System.out.printf(
                "%s: luma PSNR %.1f dB, %.0f -> %.0f kB%n",
                clip.getFileName(), psnr, Files.size(clip) / 1e3, Files.size(target) / 1e3);
        assertTrue(psnr > 40, "luma PSNR in dB: " + psnr);
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void readsOrRefusesOddFiles(Path clip) {
        try {
            assertFalse(Passes.read(clip).isEmpty());
        } catch (VideoException refusal) {
            assertEquals(VideoException.Kind.INPUT, refusal.kind());
            assertTrue(refusal.getMessage().startsWith("cannot open " + clip + ": "), refusal.getMessage());
            assertFalse(refusal.getMessage().contains("\n"));
        }
    }

    static Stream<Path> drives() throws IOException {
        return files("video");
    }

    static Stream<Path> oddities() throws IOException {
        return files("robustness");
    }

    private static Stream<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("roadmask.data"), name))) {
            return files.sorted().toList().stream();
        }
    }

    /** Of every so many frames, those that differ at all. */
    private static double meanLumaPsnr(Path one, Path other, int step) throws VideoException {
        double sum = 0;
        int compared = 0;
        try (VideoReader first = VideoReader.open(one);
                VideoReader second = VideoReader.open(other);
                Picture a = Picture.empty();
                Picture b = Picture.empty();
                PacketList packets = PacketList.create()) {
            for (int i = 0; first.read(a, packets) && second.read(b, packets); i++) {
                packets.clear();
                if (i % step == 0) {
                    sum += Planes.lumaPsnr(a, b);
                    compared++;
                }
            }
        }
        return sum / compared;
    }
}
