package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clips joined are as if they had never been cut, judged by ffprobe. */
@Timeout(60)
class JoinedReaderTest {
    private static final EncoderOptions FAST =
            EncoderOptions.defaults().withEncoder("mpeg4").withOverwrite(true);
    private static final String PICTURES = "-f lavfi -i testsrc2=s=160x96:r=";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"30000/1001, mp4, mp4", "25, mp4, mkv", "25, mkv, mkv", "60000/1001, mov, mov", "30, ts, mp4"})
    void restoresWhatWasCut(String rate, String cutAs, String joinedAs) throws Exception {
        Path uncut = Probe.make(
                folder.resolve("uncut." + cutAs),
                PICTURES + rate + ":d=3 -f lavfi -i sine=r=48000:d=3 -c:v mpeg4 -g 20 -bf 0 -c:a ac3");
        Probe.make(
                folder.resolve("cut-%d." + cutAs),
                "-i " + uncut + " -c copy -map 0 -f segment -segment_times 1,2 -reset_timestamps 1");
        List<Path> clips = clips("cut-%d." + cutAs, 3);
        Path joined = folder.resolve("joined." + joinedAs);
        assertEquals(List.of(), join(clips, joined));
        assertEquals(frames(uncut), frames(joined));
        assertEquals(hashes(uncut), hashes(joined));
        assertEquals(soundTimes(uncut), soundTimes(joined));
        assertChapters(clips, joined);
    }

    @Test
    void leavesOutThePrimingOfLaterClips() throws Exception {
        List<Path> clips = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clips.add(Probe.make(
                    folder.resolve("apart-" + i + ".mp4"),
                    PICTURES + "30000/1001:d=1 -f lavfi -i sine=r=44100:d=1.001 -c:v mpeg4 -c:a aac"));
        }
        Path joined = folder.resolve("joined.mp4");
        assertEquals(List.of(), join(clips, joined));
        assertEquals(
                IntStream.range(0, 4 * 30).mapToObj(i -> i * 1001 + ",1001").toList(), framesOf(joined));
        List<Long> times = soundPts(joined);
        for (int i = 1; i < times.size(); i++) {
            assertEquals(1024, times.get(i) - times.get(i - 1), "packet " + i);
        }
        double soundEnd = (times.get(times.size() - 1) + 1024) / 44100.0;
        assertEquals(4 * 1.001, soundEnd, 1024 / 44100.0);
        assertFalse(Probe.show(joined, "-select_streams", "a", "-show_entries", "packet=flags").stream()
                .skip(2)
                .anyMatch(flags -> flags.contains("D")));
    }

    @Test
    void takesUnitsAsTheyCome() throws Exception {
        Path first = Probe.make(
                folder.resolve("first.mp4"), PICTURES + "30000/1001:d=1 -c:v mpeg4 -video_track_timescale 30000");
        Path second = Probe.make(
                folder.resolve("second.mp4"), PICTURES + "30000/1001:d=1 -c:v mpeg4 -video_track_timescale 90000");
        Path third =
                Probe.make(folder.resolve("third.mp4"), PICTURES + "25:d=1 -c:v mpeg4 -video_track_timescale 12800");
        Path joined = folder.resolve("joined.mp4");
        assertEquals(List.of(), join(List.of(first, second, third), joined));
        List<String> times = framesOf(joined);
        assertEquals(IntStream.range(0, 60).mapToObj(i -> i * 1001 + ",1001").toList(), times.subList(0, 60));
        assertEquals(
                IntStream.range(0, 25).mapToObj(i -> 60060 + i * 1200 + ",1200").toList(), times.subList(60, 85));
    }

    /** 29.97 in milliseconds: a clip of 7 frames lasts 233.57, by its rounded times 234. */
    @Test
    void doesNotDriftInMilliseconds() throws Exception {
        Path clip = Probe.make(folder.resolve("ms.mkv"), PICTURES + "30000/1001 -frames:v 7 -c:v mpeg4");
        Path joined = folder.resolve("joined.mkv");
        List<Path> clips = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            clips.add(Files.copy(clip, folder.resolve("ms-" + i + ".mkv")));
        }
        join(clips, joined);
        List<String> times = framesOf(joined);
        for (int i = 0; i < 40; i++) {
            assertEquals(
                    Math.round(i * 7 * 1001 / 30.0),
                    Long.parseLong(times.get(7 * i).split(",")[0]),
                    1);
        }
    }

    @Test
    void leavesOutFramesThatACameraWroteTwice() throws Exception {
        Path uncut = Probe.make(
                folder.resolve("uncut.mkv"),
                PICTURES + "25:d=3 -f lavfi -i sine=r=48000:d=3 -c:v mpeg4 -g 10 -c:a ac3");
        Path first = Probe.make(folder.resolve("first.mkv"), "-copyts -i " + uncut + " -c copy -to 1.6");
        Path second = Probe.make(folder.resolve("second.mkv"), "-copyts -ss 1.21 -i " + uncut + " -c copy -to 2");
        Path inside = Probe.make(folder.resolve("inside.mkv"), "-copyts -ss 1.61 -i " + uncut + " -c copy -to 1.8");
        Path third = Probe.make(folder.resolve("third.mkv"), "-copyts -ss 1.61 -i " + uncut + " -c copy");
        assertTrue(Probe.frames(first).size() + Probe.frames(second).size() > 50);
        Path joined = folder.resolve("joined.mkv");
        String holds = ", which the clip before holds already, bit by bit";
        assertEquals(
                List.of(
                        "left out the first 10 frames of second.mkv" + holds,
                        "left out the first 10 frames of third.mkv" + holds),
                join(List.of(first, second, inside, third), joined));
        assertEquals(frames(uncut), frames(joined));
        assertEquals(hashes(uncut), hashes(joined));
    }

    @Test
    void keepsFramesThatOnlyLookAlike() throws Exception {
        Path still = Probe.make(folder.resolve("still.mp4"), "-f lavfi -i color=s=160x96:r=25:d=1 -c:v mpeg4");
        Path again = Files.copy(still, folder.resolve("again.mp4"));
        Path joined = folder.resolve("joined.mp4");
        join(List.of(still, again), joined);
        assertEquals(50, Probe.frames(joined).size());
    }

    @Test
    void keepsAGapInTheSoundAndSaysSo() throws Exception {
        Path first = Probe.make(
                folder.resolve("first.mp4"), PICTURES + "25:d=2 -f lavfi -i sine=r=48000:d=1.5 -c:v mpeg4 -c:a ac3");
        Path second = Probe.make(
                folder.resolve("second.mp4"), PICTURES + "25:d=1 -f lavfi -i sine=r=48000:d=1 -c:v mpeg4 -c:a ac3");
        Path joined = folder.resolve("joined.mkv");
        List<String> warnings = join(List.of(first, second), joined);
        assertEquals(List.of("the sound has a gap of 0.496 s before second.mp4"), warnings);
        assertTrue(soundPts(joined).contains(1995L), soundPts(joined).toString());
    }

    @Test
    void keepsTheSoundOfLongRowsWithItsPictures() throws Exception {
        Path clip = Probe.make(
                folder.resolve("short.mp4"), PICTURES + "25:d=0.4 -f lavfi -i sine=r=48000:d=0.4 -c:v mpeg4 -c:a ac3");
        List<Path> clips = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            clips.add(Files.copy(clip, folder.resolve("row-" + i + ".mp4")));
        }
        Path joined = folder.resolve("joined.mp4");
        join(clips, joined);
        List<Long> times = soundPts(joined);
        long packet = 1536;
        for (int i = 1; i < times.size(); i++) {
            assertTrue(times.get(i) - times.get(i - 1) >= packet, "packet " + i);
            assertTrue(times.get(i) - times.get(i - 1) < 2 * packet, "packet " + i);
        }
        assertEquals(30 * 0.4 * 48000, times.get(times.size() - 1) + packet, packet);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "its picture is 64x64 yuv420p, turned by 0, not 160x96 yuv420p, turned by 0; -f lavfi -i testsrc2=s=64x64:d=1",
                "it has 0 streams beside its video, not 1; -f lavfi -i testsrc2=s=160x96:d=1",
                "its stream 1 is audio mp3 48000 Hz 1 channels, not audio aac 48000 Hz 1 channels; "
                        + "-f lavfi -i testsrc2=s=160x96:d=1 -f lavfi -i sine=r=48000:d=1 -c:a libmp3lame",
                "its stream 1 is audio aac 44100 Hz 1 channels, not audio aac 48000 Hz 1 channels; "
                        + "-f lavfi -i testsrc2=s=160x96:d=1 -f lavfi -i sine=r=44100:d=1 -c:a aac"
            })
    void refusesWhatDoesNotFit(String reasonAndClip) {
        String[] parts = reasonAndClip.split("; ");
        Path first = Probe.make(
                folder.resolve("first.mp4"), PICTURES + "25:d=1 -f lavfi -i sine=r=48000:d=1 -c:v mpeg4 -c:a aac");
        Path other = Probe.make(folder.resolve("other.mp4"), parts[1] + " -c:v mpeg4");
        VideoException refusal = assertThrows(
                VideoException.class, () -> JoinedReader.open(List.of(first, other), ReaderOptions.defaults()));
        assertEquals(VideoException.Kind.INPUT, refusal.kind());
        assertEquals(
                "cannot join " + other + " to " + first + ": " + parts[0] + ". Leave it out", refusal.getMessage());
    }

    @Test
    void namesTheClipThatIsDamaged() throws Exception {
        Path first = Probe.make(folder.resolve("first.mp4"), PICTURES + "25:d=1 -c:v mpeg4");
        Path cut = Files.copy(first, folder.resolve("cut.mp4"));
        try (RandomAccessFile bytes = new RandomAccessFile(cut.toFile(), "rw")) {
            bytes.setLength(bytes.length() / 2);
        }
        Path joined = folder.resolve("joined.mp4");
        VideoException refusal = assertThrows(VideoException.class, () -> join(List.of(first, cut, first), joined));
        assertEquals(VideoException.Kind.INPUT, refusal.kind());
        assertTrue(refusal.getMessage().contains("cut.mp4"), refusal.getMessage());
        assertFalse(Files.exists(joined.resolveSibling("joined.mp4.part")));
    }

    @Test
    void refusesToReplaceOneOfItsClips() {
        Path first = Probe.make(folder.resolve("first.mp4"), PICTURES + "25:d=1 -c:v mpeg4");
        Path second = Probe.make(folder.resolve("second.mp4"), PICTURES + "25:d=1 -c:v mpeg4");
        VideoException refusal = assertThrows(VideoException.class, () -> join(List.of(first, second), second));
        assertTrue(refusal.getMessage().contains("it would replace its own source"), refusal.getMessage());
    }

    private static List<String> join(List<Path> clips, Path joined) throws VideoException {
        try (JoinedReader reader = JoinedReader.open(clips, ReaderOptions.defaults())) {
            List<String> warnings = Passes.mirror(reader, joined, FAST);
            assertEquals(Probe.frames(joined).size(), reader.framesRead());
            return warnings;
        }
    }

    private List<Path> clips(String pattern, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> folder.resolve(pattern.formatted(i)))
                .toList();
    }

    private static List<String> framesOf(Path file) {
        return Probe.frames(file);
    }

    /** Milliseconds of each frame since the first. */
    private static List<Long> frames(Path file) {
        return sinceFirst(
                Probe.show(file, "-select_streams", "v:0", "-show_entries", "frame=best_effort_timestamp_time"));
    }

    private static List<Long> soundTimes(Path file) {
        return sinceFirst(Probe.show(file, "-select_streams", "a:0", "-show_entries", "packet=pts_time"));
    }

    private static List<Long> sinceFirst(List<String> seconds) {
        double first = Double.parseDouble(seconds.get(0));
        return seconds.stream()
                .map(time -> Math.round(1000 * (Double.parseDouble(time) - first)))
                .toList();
    }

    private static List<Long> soundPts(Path file) {
        return Probe.show(file, "-select_streams", "a:0", "-show_entries", "packet=pts").stream()
                .map(Long::parseLong)
                .toList();
    }

    private static List<String> hashes(Path file) {
        return Probe.show(
                file, "-show_data_hash", "md5", "-select_streams", "a:0", "-show_entries", "packet=data_hash");
    }

    private static void assertChapters(List<Path> clips, Path joined) {
        List<String> lines = Probe.show(joined, "-show_entries", "chapter=start_time,end_time:chapter_tags=title");
        List<String> times = Probe.show(
                joined, "-select_streams", "v:0", "-show_entries", "packet=flags,pts_time", "-read_intervals", "%+#1");
        assertEquals(clips.size(), lines.size(), lines.toString());
        double end = Double.parseDouble(times.get(0).split(",")[0]);
        for (int i = 0; i < clips.size(); i++) {
            String[] parts = lines.get(i).split(",");
            assertEquals(end, Double.parseDouble(parts[0]), 0.001);
            end = Double.parseDouble(parts[1]);
            assertEquals(clips.get(i).getFileName().toString(), parts[2]);
        }
    }
}
