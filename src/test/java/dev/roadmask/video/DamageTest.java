package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What decodes stays in its place, what doesn't is told with its time. */
@Timeout(60)
class DamageTest {
    private static final String MOVING = "-f lavfi -i testsrc2=s=160x96:r=25:d=2 ";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void tellsTheTimeOfAFrameThatIsGone(int threads) throws Exception {
        Path clip = Probe.make(folder.resolve("intra.mp4"), MOVING + "-c:v ffv1 -g 1 -strict -2 -f mov");
        List<String> whole = Passes.read(clip);
        byte[] bytes = Files.readAllBytes(clip);
        int[] packet = packets(clip).get(20);
        Arrays.fill(bytes, packet[0], packet[0] + packet[1], (byte) 0xff);
        Files.write(clip, bytes);
        List<String> frames = new ArrayList<>();
        Damage damage = read(clip, ReaderOptions.defaults().withDecoderThreads(threads), frames);
        assertEquals(1, damage.frames());
        assertEquals(List.of(0.8), damage.seconds());
        assertEquals(Optional.empty(), damage.incomplete());
        List<String> others = new ArrayList<>(whole);
        others.removeIf(frame -> !frames.contains(frame));
        assertEquals(frames, others, "the others keep their times");
        assertTrue(frames.size() >= whole.size() - 1, "frames: " + frames.size());
    }

    @Test
    void tellsThatAFileEndsEarly() throws Exception {
        Path clip = Probe.make(folder.resolve("whole.mp4"), MOVING + "-c:v mpeg4 -movflags +faststart");
        List<int[]> packets = packets(clip);
        byte[] bytes = Files.readAllBytes(clip);
        Files.write(clip, Arrays.copyOf(bytes, packets.get(30)[0]));
        Damage damage = read(clip, ReaderOptions.defaults(), new ArrayList<>());
        assertEquals(Optional.of("ends early: 30 of 50 frames"), damage.incomplete());
        assertEquals(List.of("the source ends early: 30 of 50 frames"), damage.lines());
    }

    @Test
    void tellsThatAMatroskaFileEndsEarly() throws Exception {
        Path clip = Probe.make(folder.resolve("whole.mkv"), MOVING + "-c:v mpeg4");
        byte[] bytes = Files.readAllBytes(clip);
        Files.write(clip, Arrays.copyOf(bytes, bytes.length / 2));
        String how = read(clip, ReaderOptions.defaults(), new ArrayList<>())
                .incomplete()
                .orElse("");
        assertTrue(how.matches("ends early: [01]\\.\\d of 2\\.0 s"), how);
    }

    @Test
    void refusesDamageWhenStrict() throws Exception {
        Path clip = Probe.make(folder.resolve("intra.mp4"), MOVING + "-c:v ffv1 -g 1 -strict -2 -f mov");
        read(clip, ReaderOptions.defaults().withStrict(true), new ArrayList<>());
        byte[] bytes = Files.readAllBytes(clip);
        int[] packet = packets(clip).get(20);
        Arrays.fill(bytes, packet[0], packet[0] + packet[1], (byte) 0xff);
        Files.write(clip, bytes);
        VideoException refusal = assertThrows(
                VideoException.class, () -> read(clip, ReaderOptions.defaults().withStrict(true), new ArrayList<>()));
        assertEquals(VideoException.Kind.INPUT, refusal.kind());
        assertTrue(refusal.getMessage().startsWith(clip + " is damaged at 0.800 s, "), refusal.getMessage());
    }

    @Test
    void saysSoWhenAFileShrinksWhileItIsRead() throws Exception {
        Path clip = Probe.make(
                folder.resolve("long.mp4"),
                "-f lavfi -i testsrc2=s=320x192:r=25:d=4 -c:v mpeg4 -b:v 4M -movflags +faststart");
        try (VideoReader reader = VideoReader.open(clip);
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            assertTrue(reader.read(picture, packets));
            try (RandomAccessFile file = new RandomAccessFile(clip.toFile(), "rw")) {
                file.setLength(file.length() / 2);
            }
            VideoException failure = assertThrows(VideoException.class, () -> {
                while (reader.read(picture, packets)) {
                    packets.clear();
                }
            });
            assertEquals(VideoException.Kind.INPUT, failure.kind());
            assertTrue(failure.getMessage().startsWith("cannot read on in " + clip), failure.getMessage());
            assertTrue(failure.getMessage().endsWith("it became shorter while it was read"), failure.getMessage());
        }
    }

    @Test
    void readsAFileToItsEndThatIsRemovedMeanwhile() throws Exception {
        Path clip = Probe.make(folder.resolve("gone.mp4"), MOVING + "-c:v mpeg4");
        try (VideoReader reader = VideoReader.open(clip);
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            Files.delete(clip);
            while (reader.read(picture, packets)) {
                packets.clear();
            }
            assertEquals(50, reader.framesRead());
            assertEquals(List.of(), reader.damage().lines());
        }
    }

    @Test
    void putsATimestampBackIntoTheRow() {
        TimestampMender mender = new TimestampMender();
        long[] own = {0, 10, 9000, 30, 5, 50, 60, 60, 9000, 9010};
        long[] mended = new long[own.length];
        for (int i = 0; i < own.length; i++) {
            mended[i] = mender.mend(own[i], 10, i + 1 < own.length ? own[i + 1] : TimestampMender.NONE);
        }
        // What goes on from where it jumped to is no fault of one frame, and twice the same time is nobody's.
        assertEquals("[0, 10, 20, 30, 40, 50, 60, 60, 9000, 9010]", Arrays.toString(mended));
    }

    @Test
    void abbreviatesLongLists() {
        Damage damage = new Damage(120, List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0), Optional.empty());
        assertEquals(
                List.of("120 frames are damaged in the source:"
                        + " 1.000 s, 2.000 s, 3.000 s, 4.000 s, 5.000 s and 115 more"),
                damage.lines());
        assertEquals(
                List.of("1 frame is damaged in the source: 1.067 s"),
                new Damage(1, List.of(1.0667), Optional.empty()).lines());
    }

    private static Damage read(Path clip, ReaderOptions options, List<String> frames) throws VideoException {
        try (VideoReader reader = VideoReader.open(clip, options);
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            while (reader.read(picture, packets)) {
                frames.add(picture.timestamp() + "," + picture.duration());
                packets.clear();
            }
            return reader.damage();
        }
    }

    /** Place and size of each packet in its file. */
    private static List<int[]> packets(Path clip) {
        return Probe.show(clip, "-select_streams", "v:0", "-show_entries", "packet=size,pos").stream()
                .map(line -> Arrays.stream(line.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .map(cells -> new int[] {cells[1], cells[0]})
                .toList();
    }
}
