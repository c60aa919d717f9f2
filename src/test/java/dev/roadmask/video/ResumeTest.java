package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.video.VideoException.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a run was cut short, the continued output is that of a run in one go. ffprobe judges. */
@Timeout(60)
class ResumeTest {
    private static final int FRAMES = 180;

    @TempDir
    static Path clips;

    @TempDir
    Path folder;

    private static Path source;

    @BeforeAll
    static void makeSource() {
        // B-frames, a first timestamp that isn't zero, and sound that is longer than the pictures.
        source = Probe.make(
                clips.resolve("source.mp4"),
                "-f lavfi -i testsrc2=s=128x96:r=30000/1001:d=6.006 -f lavfi -i sine=r=44100:d=6.3 -c:a aac -c:v mpeg4"
                        + " -bf 2 -output_ts_offset 0.5");
    }

    @BeforeEach
    void sourceIsWhatWeThink() {
        assertEquals(FRAMES, Probe.frames(source).size());
    }

    @ParameterizedTest
    @CsvSource({
        "libopenh264, mp4",
        "libopenh264, mkv",
        "mpeg4, mov",
        "mjpeg, mp4",
        "libsvtav1, mp4",
        "libvpx-vp9, mkv",
        "ffv1, mkv"
    })
    void aKilledRunIsContinued(String encoder, String extension) throws Exception {
        EncoderOptions options = EncoderOptions.defaults().withEncoder(encoder);
        Path whole = folder.resolve("whole." + extension);
        whole(whole, options);
        Path killed = folder.resolve("killed." + extension);
        killed(killed, options, 150);
        long kept = whole(killed, options);
        assertTrue(kept >= 50 && kept <= 150, "kept=" + kept);
        assertSame(whole, killed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv"})
    void aTornPartIsContinuedFromWhatIsWhole(String extension) throws Exception {
        EncoderOptions options = EncoderOptions.defaults().withEncoder("libopenh264");
        Path whole = folder.resolve("whole." + extension);
        whole(whole, options);
        Path killed = folder.resolve("killed." + extension);
        killed(killed, options, 170);
        byte[] part = Files.readAllBytes(part(killed));
        long seed = 20;
        Random random = new Random(seed);
        for (int round = 0; round < 8; round++) {
            int length = random.nextInt(part.length);
            Path torn = folder.resolve("torn-" + round + "." + extension);
            Files.write(part(torn), Arrays.copyOf(part, length));
            whole(torn, options);
            assertSame(whole, torn);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv"})
    void aPartThatWasEndedIsContinued(String extension) throws Exception {
        EncoderOptions options = EncoderOptions.defaults().withEncoder("libopenh264");
        Path whole = folder.resolve("whole." + extension);
        whole(whole, options);
        Path ended = folder.resolve("ended." + extension);
        run(ended, options, 97, End.KEEP, frame -> {});
        assertEquals(97, Probe.frames(part(ended)).size());
        assertEquals(97, whole(ended, options));
        assertSame(whole, ended);
    }

    @Test
    void aRunCutShortAgainAndAgainArrives() throws Exception {
        EncoderOptions options = EncoderOptions.defaults().withEncoder("mjpeg");
        Path file = folder.resolve("again.mp4");
        killed(file, options, 70);
        long kept = 0;
        for (int end : new int[] {20, 100, 130}) {
            killed(file, options, end);
            long now = Probe.frames(part(file)).size();
            assertTrue(now >= kept, "no run may leave less than it found: " + now + " after " + kept);
            kept = now;
        }
        assertTrue(kept >= 90, "kept=" + kept);
        whole(file, options);
        assertEquals(Probe.packets(source, "a:0"), Probe.packets(file, "a:0"));
        assertEquals(FRAMES, Probe.frames(file).size());
    }

    @Test
    void aTrailerThatWasBegunIsTakenBack() throws Exception {
        EncoderOptions options = EncoderOptions.defaults().withEncoder("mpeg4");
        Path file = folder.resolve("full.mp4");
        whole(file, options);
        // As if the disk had been full, or the process gone, while the index was written.
        Files.move(file, part(file));
        try (RandomAccessFile bytes = new RandomAccessFile(part(file).toFile(), "rw")) {
            bytes.setLength(bytes.length() - 700);
        }
        assertThrows(AssertionError.class, () -> Probe.frames(part(file)), "nothing plays it");
        FragmentedMovie.restoreFragments(part(file));
        assertEquals(FRAMES, Probe.frames(part(file)).size());
        assertEquals(FRAMES, whole(file, options));
        assertEquals(FRAMES, Probe.frames(file).size());
    }

    @Test
    void aWholeFileIsLeftAlone() throws Exception {
        byte[] before = Files.readAllBytes(source);
        FragmentedMovie.restoreFragments(source);
        assertEquals(HexFormat.of().formatHex(before), HexFormat.of().formatHex(Files.readAllBytes(source)));
    }

    @Test
    void withoutAPartItBeginsAtTheBeginning() throws Exception {
        Path file = folder.resolve("fresh.mp4");
        assertEquals(0, whole(file, EncoderOptions.defaults().withEncoder("mpeg4")));
        assertEquals(FRAMES, Probe.frames(file).size());
    }

    @Test
    void refusesAPartThatIsAnotherVideos() throws Exception {
        EncoderOptions options = EncoderOptions.defaults().withEncoder("mpeg4");
        Path file = folder.resolve("other.mp4");
        Path other = Probe.make(
                clips.resolve("other.mp4"),
                "-f lavfi -i testsrc2=s=128x96:r=10:d=9 -f lavfi -i sine=r=44100:d=9 -c:a aac -c:v mpeg4 -g 20");
        Files.copy(other, part(file));
        VideoException refusal = assertThrows(VideoException.class, () -> whole(file, options));
        assertEquals(Kind.EXISTS, refusal.kind());
        assertTrue(refusal.getMessage().contains("its frame 1 is not the source's"), refusal.getMessage());
        assertEquals(90, Probe.frames(part(file)).size(), "and it stays");
        assertFalse(Files.exists(file));
        assertEquals(Set.of(part(file)), contents(folder).keySet());
    }

    @Test
    void refusesWhatAnotherEncoderBegan() throws Exception {
        Path file = folder.resolve("switched.mp4");
        killed(file, EncoderOptions.defaults().withEncoder("mpeg4"), 150);
        VideoException refusal = assertThrows(
                VideoException.class,
                () -> whole(file, EncoderOptions.defaults().withEncoder("libopenh264")));
        assertTrue(refusal.getMessage().contains("another kind of stream"), refusal.getMessage());
    }

    @Test
    void unaskedItRefusesToReplaceAPart() throws Exception {
        EncoderOptions options = EncoderOptions.defaults().withEncoder("mpeg4");
        Path file = folder.resolve("left.mp4");
        killed(file, options, 100);
        byte[] before = Files.readAllBytes(part(file));
        VideoException refusal = assertThrows(VideoException.class, () -> Passes.mirror(source, file, options));
        assertEquals(Kind.EXISTS, refusal.kind());
        assertTrue(
                refusal.getMessage().contains("Go on with it (--resume), or begin again (--overwrite)"),
                refusal.getMessage());
        assertTrue(Arrays.equals(before, Files.readAllBytes(part(file))));
        Passes.mirror(source, file, options.withOverwrite(true));
        assertEquals(FRAMES, Probe.frames(file).size());
    }

    @Test
    void noticesThatItsFolderIsGone() throws Exception {
        Path card = Files.createDirectory(folder.resolve("card"));
        Path moved = folder.resolve("moved");
        EncoderOptions options = EncoderOptions.defaults().withEncoder("mjpeg");
        VideoException failure = assertThrows(
                VideoException.class,
                () -> run(card.resolve("x.mp4"), options, FRAMES, End.FINISH, frame -> {
                    if (frame == 90) {
                        Files.move(card, moved);
                    }
                }));
        assertEquals(Kind.OUTPUT, failure.kind());
        assertTrue(
                failure.getMessage().endsWith("it is gone. Was its folder removed or renamed?"), failure.getMessage());
        assertTrue(Probe.frames(moved.resolve("x.mp4.part")).size() >= 60);
    }

    @Test
    void aPartTakenAwayBeforeTheEndIsNoFinishedFile() throws Exception {
        Path file = folder.resolve("gone.mp4");
        EncoderOptions options = EncoderOptions.defaults().withEncoder("libopenh264");
        VideoException failure = assertThrows(
                VideoException.class,
                () -> run(file, options, FRAMES, End.FINISH, frame -> {
                    if (frame == FRAMES - 1) {
                        Files.delete(part(file));
                    }
                }));
        assertTrue(
                failure.getMessage().endsWith("it is gone. Was its folder removed or renamed?"), failure.getMessage());
        assertEquals(Set.of(), contents(folder).keySet(), "and nothing that looks like a video is made");
    }

    @Test
    void noticesAnotherRunThatTakesItsPlace() throws Exception {
        Path file = folder.resolve("twice.mp4");
        EncoderOptions options = EncoderOptions.defaults().withEncoder("mjpeg");
        VideoException failure = assertThrows(
                VideoException.class,
                () -> run(file, options, FRAMES, End.FINISH, frame -> {
                    if (frame == 100) {
                        run(file, options, 130, End.KEEP, other -> {});
                    }
                }));
        assertTrue(failure.getMessage().contains("another file lies there now"), failure.getMessage());
        assertFalse(Files.exists(file), "nothing unfinished gets the final name");
        whole(file, options);
        assertEquals(FRAMES, Probe.frames(file).size());
    }

    @Test
    void beginningAgainLeavesNothingOfAnInterruptedContinuation() throws Exception {
        Path file = folder.resolve("again.mp4");
        EncoderOptions options = EncoderOptions.defaults().withEncoder("mjpeg");
        killed(file, options, 90);
        killed(file, options, 20);
        assertEquals(2, contents(folder).size(), "a part, and the new one beside it");
        Passes.mirror(source, file, options.withOverwrite(true));
        assertEquals(Set.of(file), contents(folder).keySet());
    }

    /** How a run ends. */
    private enum End {
        /** All is written. */
        FINISH,
        /** By a failure or Ctrl-C: what was written is ended. */
        KEEP,
        /** By SIGKILL: nothing more is written. */
        KILL
    }

    /** Something that happens before a frame is written. */
    @FunctionalInterface
    private interface Before {
        void frame(long index) throws Exception;
    }

    private static long whole(Path file, EncoderOptions options) throws Exception {
        return run(file, options, FRAMES, End.FINISH, frame -> {});
    }

    private static long killed(Path file, EncoderOptions options, int frames) throws Exception {
        return run(file, options, frames, End.KILL, frame -> {});
    }

    /** Goes on, or begins, and writes the first frames of the source; how many were kept. */
    private static long run(Path file, EncoderOptions options, int frames, End end, Before before) throws Exception {
        Map<Path, byte[]> atTheEnd;
        long kept;
        try (VideoReader reader = VideoReader.open(source);
                VideoWriter writer = VideoWriter.resume(file, reader, options);
                Picture decoded = Picture.empty();
                Picture painted = writer.allocatePicture();
                PictureConverter converter = PictureConverter.create();
                PacketList packets = PacketList.create()) {
            while (writer.framesWritten() < frames && reader.read(decoded, packets)) {
                before.frame(writer.framesWritten());
                converter.convert(decoded, painted);
                writer.write(painted, decoded.timestamp(), decoded.duration(), packets);
            }
            kept = writer.framesKept();
            if (end == End.FINISH) {
                // The reader has packets left behind its last frame.
                assertFalse(reader.read(decoded, packets));
                writer.finish(packets);
            } else if (end == End.KEEP) {
                writer.keepPart();
            }
            atTheEnd = contents(file.getParent());
        }
        if (end == End.KILL) {
            restore(file.getParent(), atTheEnd);
        }
        return kept;
    }

    private static Map<Path, byte[]> contents(Path folder) throws IOException {
        Map<Path, byte[]> contents = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file, Files.readAllBytes(file));
            }
        }
        return contents;
    }

    /** A killed process closes nothing, so it cannot tidy up either. */
    private static void restore(Path folder, Map<Path, byte[]> contents) throws IOException {
        for (Path file : contents(folder).keySet()) {
            Files.delete(file);
        }
        for (Map.Entry<Path, byte[]> file : contents.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
    }

    private static void assertSame(Path whole, Path continued) {
        assertEquals(Probe.frames(whole), Probe.frames(continued));
        assertEquals(Probe.packets(whole, "a:0"), Probe.packets(continued, "a:0"));
        assertEquals(
                Probe.stream(whole, "v:0", "codec_name,width,height,pix_fmt,time_base,start_time,avg_frame_rate"),
                Probe.stream(continued, "v:0", "codec_name,width,height,pix_fmt,time_base,start_time,avg_frame_rate"));
        assertEquals(List.of(), Probe.show(continued, "-show_error"), "it decodes without a complaint");
        assertFalse(Files.exists(part(continued)));
    }

    private static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }
}
