package dev.roadmask.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.video.EncoderOptions;
import dev.roadmask.video.Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is recorded is what was there: every frame at its time, every bit of sound, in files that follow each other. */
@Timeout(120)
class RecorderTest {
    private static final String PICTURES =
            "-f lavfi -i testsrc2=s=320x180:r=30:d=7 -vf select=not(eq(mod(n\\,7)\\,3)) -fps_mode vfr";
    private static final String CODECS = " -map 0:v -map 1:a -c:v mpeg2video -bf 2 -c:a aac";
    /** Samples in a packet of AAC, at 44.1 kHz, in ticks of the sound's time base. */
    private static final long PACKET_SAMPLES = 1024;

    @TempDir
    static Path clips;

    @TempDir
    Path folder;

    private static Path clip;
    private static Path lateClip;
    private static Path copy;
    private LiveRig rig;

    @BeforeAll
    static void makeClips() {
        String[] pictures = PICTURES.split(" -vf ");
        String sound = " -f lavfi -i sine=r=44100:d=7 -vf ";
        clip = Probe.make(clips.resolve("clip.ts"), pictures[0] + sound + pictures[1] + CODECS);
        lateClip = Probe.make(clips.resolve("late.ts"), pictures[0] + " -itsoffset 0.9" + sound + pictures[1] + CODECS);
        copy = Probe.make(clips.resolve("copy.mp4"), "-i " + clip + " -c copy -copyts");
    }

    @BeforeEach
    void open() throws Exception {
        rig = new LiveRig(clips);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({"2000,0", "2000,30", "400,0", "60000,0"})
    void losesNothingAtBoundaries(long segmentMillis, int lagPictures) throws Exception {
        Recorder recorder = recorder(folder, Optional.of(Duration.ofMillis(segmentMillis)));
        recorder.setWanted(true);
        long read =
                rig.run(recorder, clip, 1, lagPictures, frame -> {}).frames().decoded();
        assertEquals(List.of(), rig.failures);
        assertEquals(List.of(), rig.remarks);
        assertEquals(read, recorder.frames());
        List<Path> files = listed(folder);
        assertEquals(rig.files.stream().sorted().toList(), files);
        assertEquals(segmentMillis == 60000 ? 1 : segmentMillis == 2000 ? 4 : 18, files.size());
        assertPictures(clip, rig.files);
        assertSound(rig.files, 0);
    }

    /** The times of all pictures, one file after the other, are the source's, to the tick. */
    private static void assertPictures(Path source, List<Path> files) {
        List<Long> expected = times(source, "v:0");
        int at = 0;
        for (Path file : files) {
            List<Long> times = times(file, "v:0");
            assertEquals("1/90000", Probe.stream(file, "v:0", "time_base"));
            for (long time : times) {
                assertEquals(expected.get(at) - expected.get(at - times.indexOf(time)), time, file + " " + at);
                at++;
            }
            assertEquals(0, times.get(0));
        }
        assertEquals(expected.size(), at);
    }

    /** Every packet of sound that begins with the first picture or later is there, once, at its time. */
    private void assertSound(List<Path> files, int from) throws Exception {
        List<String> all = new ArrayList<>();
        long begin = times(clip, "v:0").get(0);
        List<String> hashes =
                Probe.packets(copy, "a:0").stream().map(RecorderTest::hash).toList();
        List<Long> inSource = times(clip, "a:0");
        int first = 0;
        while (inSource.get(first) < begin) {
            first++;
        }
        int picture = 0;
        List<Long> pictures = times(clip, "v:0");
        for (Path file : files) {
            long origin = pictures.get(picture);
            for (String packet : Probe.packets(file, "a:0")) {
                long samples = Long.parseLong(packet.split(",")[0]);
                assertTrue(samples >= 0, packet);
                double seconds = samples / 44_100.0;
                double expected = (inSource.get(first + all.size()) - origin) / 90_000.0;
                assertEquals(expected, seconds, 1.01 / 44_100, file + " " + packet);
                all.add(hash(packet));
            }
            picture += times(file, "v:0").size();
        }
        assertEquals(hashes.subList(first, hashes.size()), all);
    }

    @Test
    void takesSoundThatBeginsLate() throws Exception {
        Recorder recorder = recorder(folder, Optional.of(Duration.ofSeconds(3)));
        recorder.setWanted(true);
        rig.run(recorder, lateClip, 1, 20, frame -> {});
        assertEquals(List.of(), rig.failures);
        assertEquals(List.of(), rig.remarks);
        long packets = 0;
        for (Path file : rig.files) {
            packets += Probe.packets(file, "a:0").size();
        }
        assertEquals(times(lateClip, "a:0").size(), packets);
        double begins = times(rig.files.get(0), "a:0").get(0) / 44_100.0;
        assertEquals(0.9, begins, 0.1);
    }

    @Test
    void saysWhenItsFirstFrameWas() throws Exception {
        Recorder recorder = recorder(folder, Optional.of(Duration.ofSeconds(3)));
        recorder.setWanted(true);
        rig.run(recorder, clip, 1, 0, frame -> {});
        assertEquals(
                List.of("2026-11-22T22-59-59.mp4", "2026-11-22T23-00-02.mp4", "2026-11-22T23-00-05.mp4"),
                names(rig.files));
        assertEquals("2026-11-22T23:00:02.000000Z", Probe.formatTag(rig.files.get(1), "creation_time"));
    }

    @Test
    void isSwitchedOnAndOffWhileFramesPass() throws Exception {
        Recorder recorder = recorder(folder, Optional.empty());
        rig.run(recorder, clip, 1, 0, frame -> {
            if (frame == 20) {
                assertEquals(Optional.empty(), recorder.recording());
            } else if (frame == 80) {
                Path growing = recorder.recording().orElseThrow().file();
                assertTrue(Files.exists(RecordingPlan.part(growing)));
                assertEquals(2.3, recorder.recording().get().seconds(), 0.2);
            } else if (frame == 110) {
                assertEquals(Optional.empty(), recorder.recording());
            }
            recorder.setWanted(frame >= 20 && frame < 100 || frame >= 120);
        });
        assertEquals(List.of(80L, times(clip, "v:0").size() - 120L), rig.frames);
        List<Long> pictures = times(clip, "v:0");
        for (int i = 0; i < 2; i++) {
            double film =
                    ((i == 0 ? pictures.get(100) : pictures.get(pictures.size() - 1)) - pictures.get(i == 0 ? 20 : 120))
                            / 90_000.0;
            List<Long> sound = times(rig.files.get(i), "a:0");
            assertTrue(sound.get(0) < PACKET_SAMPLES, "sound from the first picture on: " + sound.get(0));
            assertEquals(film, sound.get(sound.size() - 1) / 44_100.0, 0.05);
        }
        assertEquals(List.of(), rig.failures);
    }

    @Test
    void neverTouchesWhatIsThere() throws Exception {
        Path named = Files.writeString(folder.resolve("drive.mp4"), "mine");
        Path taken = Files.writeString(folder.resolve("drive-2026-11-22T22-59-59.mp4"), "mine too");
        Path part = Files.writeString(folder.resolve("drive-2026-11-22T22-59-59-2.mp4.part"), "and this");
        Recorder recorder = recorder(named, Optional.of(Duration.ofSeconds(4)));
        recorder.setWanted(true);
        rig.run(recorder, clip, 1, 0, frame -> {});
        assertEquals(List.of("drive-2026-11-22T22-59-59-3.mp4", "drive-2026-11-22T23-00-03.mp4"), names(rig.files));
        assertEquals("mine", Files.readString(named));
        assertEquals("mine too", Files.readString(taken));
        assertEquals("and this", Files.readString(part));
    }

    @Test
    void beginsAnewWithPicturesOfAnotherSize() throws Exception {
        Path larger = Probe.make(
                clips.resolve("larger.mkv"), "-f lavfi -i testsrc2=s=640x360:r=25:d=1 -c:v mjpeg -pix_fmt yuvj422p");
        Path named = folder.resolve("drive.mp4");
        Recorder recorder = recorder(named, Optional.empty(), EncoderOptions.AUTO);
        recorder.setWanted(true);
        rig.run(recorder, clip, 1, 0, frame -> {});
        rig.run(recorder, larger, LiveRig.BEGIN.plusSeconds(20), 1, 0, frame -> {});
        assertEquals(List.of("drive.mp4", "drive-2026-11-22T23-00-19.mp4"), names(rig.files));
        assertEquals("320,180", Probe.stream(rig.files.get(0), "v:0", "width,height"));
        assertEquals("640,360,pc", Probe.stream(rig.files.get(1), "v:0", "width,height,color_range"));
        assertEquals(List.of("pictures are yuv422p and shown and recorded as yuv420p"), rig.remarks);
        assertEquals(times(clip, "v:0").size() + 25, recorder.frames());
    }

    @Test
    void endsWithALineWhenItCannotWriteAndThePreviewGoesOn() throws Exception {
        Recorder recorder = recorder(folder, Optional.empty());
        recorder.setWanted(true);
        long read = rig.run(recorder, clip, 1, 0, frame -> {
                    if (frame == 90) {
                        remove(RecordingPlan.part(
                                recorder.recording().orElseThrow().file()));
                    }
                })
                .frames()
                .decoded();
        assertEquals(times(clip, "v:0").size(), read);
        assertFalse(recorder.isWanted());
        assertEquals(1, rig.failures.size());
        assertTrue(
                rig.failures.get(0).matches("recording has ended: cannot write .*it is gone.*"), rig.failures.get(0));
    }

    @Test
    void endsWithALineWhenThereIsNowhereToWrite() throws Exception {
        Recorder recorder = recorder(folder.resolve("gone"), Optional.empty());
        Files.delete(folder.resolve("gone"));
        recorder.setWanted(true);
        rig.run(recorder, clip, 1, 0, frame -> {});
        assertEquals(1, rig.failures.size());
        assertTrue(rig.failures.get(0).startsWith("recording has ended: cannot record to "), rig.failures.get(0));
        assertEquals(List.of(), rig.files);
    }

    @Test
    void beginsAnewWhenTheClockIsSetBack() throws Exception {
        Recorder recorder = recorder(folder, Optional.empty());
        recorder.setWanted(true);
        rig.run(recorder, clip, 1, 0, frame -> {
            if (frame == 100) {
                rig.source.setClock(-3);
            }
        });
        assertEquals(List.of(), rig.failures);
        assertEquals(List.of(100L, times(clip, "v:0").size() - 100L), rig.frames);
        assertEquals(List.of("2026-11-22T22-59-59.mp4", "2026-11-22T23-00-00.mp4"), names(rig.files));
    }

    @Test
    void recordsIntoMatroskaToo() throws Exception {
        Recorder recorder = recorder(folder.resolve("drive.mkv"), Optional.of(Duration.ofSeconds(3)));
        recorder.setWanted(true);
        rig.run(recorder, clip, 1, 10, frame -> {});
        assertEquals(List.of(), rig.failures);
        List<String> sound = new ArrayList<>();
        int pictures = 0;
        for (Path file : rig.files) {
            Probe.packets(file, "a:0").forEach(packet -> sound.add(hash(packet)));
            pictures += times(file, "v:0").size();
            assertEquals(0, times(file, "v:0").get(0));
        }
        assertEquals(times(clip, "v:0").size(), pictures);
        List<String> all =
                Probe.packets(copy, "a:0").stream().map(RecorderTest::hash).toList();
        assertEquals(all.subList(all.size() - sound.size(), all.size()), sound);
        assertTrue(all.size() - sound.size() <= 3, "only sound before the first picture is left out");
        assertEquals("2026-11-22T22:59:59.250000Z", Probe.formatTag(rig.files.get(0), "creation_time"));
    }

    @Test
    void takesSoundThatItsPacketsDescribeOnceItHasHeardIt() throws Exception {
        Path film = Probe.make(
                clips.resolve("film.ts"),
                "-f lavfi -i testsrc2=s=320x180:r=30:d=4 -f lavfi -i sine=d=4 -c:v mpeg2video -c:a ac3");
        Recorder recorder = recorder(folder, Optional.of(Duration.ofSeconds(2)));
        recorder.setWanted(true);
        rig.run(recorder, film, 1, 20, frame -> {});
        assertEquals(List.of(), rig.failures);
        assertEquals(1, rig.remarks.size(), rig.remarks::toString);
        assertEquals(List.of(), Probe.packets(rig.files.get(0), "a:0"));
        assertTrue(Probe.packets(rig.files.get(1), "a:0").size() > 50);
    }

    @Test
    void recordsByEncodersThatTakeOtherPictures() throws Exception {
        RecordingPlan plan = new RecordingPlan(
                folder,
                Optional.of("fine.mov"),
                Optional.empty(),
                EncoderOptions.defaults().withEncoder("prores_ks"),
                ZoneOffset.UTC);
        Recorder recorder = new Recorder(plan, rig);
        recorder.setWanted(true);
        rig.run(recorder, clip, 1, 0, frame -> {});
        assertEquals(List.of(), rig.failures);
        assertEquals("yuv422p10le", Probe.stream(rig.files.get(0), "v:0", "pix_fmt"));
    }

    private Recorder recorder(Path target, Optional<Duration> segment) throws Exception {
        return recorder(target, segment, "mpeg4");
    }

    private Recorder recorder(Path target, Optional<Duration> segment, String encoder) throws Exception {
        RecordingPlan local =
                RecordingPlan.of(target, segment, EncoderOptions.defaults().withEncoder(encoder));
        RecordingPlan plan = new RecordingPlan(local.folder(), local.name(), segment, local.options(), ZoneOffset.UTC);
        return new Recorder(plan, rig);
    }

    private static void remove(Path file) {
        try {
            Files.delete(file);
        } catch (java.io.IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static List<Path> listed(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }

    /** In the stream's time base; of pictures in order of showing. */
    private static List<Long> times(Path file, String stream) {
        return Probe.packets(file, stream).stream()
                .map(packet -> Long.parseLong(packet.split(",")[0]))
                .sorted()
                .toList();
    }

    private static String hash(String packet) {
        return packet.substring(packet.lastIndexOf(':') + 1);
    }
}
