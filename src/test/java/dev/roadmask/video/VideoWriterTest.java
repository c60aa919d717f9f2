package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadmask.video.VideoException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class VideoWriterTest {
    private static final EncoderOptions MPEG4 = EncoderOptions.defaults().withEncoder("mpeg4");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"new.mp4", "new.m4v", "new.mov", "new.mkv"})
    void writesANewVideo(String name) throws Exception {
        Path file = folder.resolve(name);
        try (VideoWriter writer = Passes.begin(file, 50, EncoderOptions.defaults());
                PacketList none = PacketList.create()) {
            assertFalse(Files.exists(file), "not under its name before it is whole");
            assertEquals(file.resolveSibling(name + ".part"), writer.part());
            assertTrue(Files.exists(writer.part()));
            assertEquals(50, writer.framesWritten());
            assertEquals(new TimeBase(1, 25), writer.timeBase());
            writer.finish(none);
            assertEquals(List.of(), writer.warnings());
        }
        assertEquals(50, Probe.frames(file).size());
        assertFalse(Files.exists(folder.resolve(name + ".part")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void writesSoundAsLongAsThePictures(int channels) throws Exception {
        Path file = folder.resolve("sound.mp4");
        short[] samples = new short[3 * 48_000 * channels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(i / channels * 440 * 2 * Math.PI / 48_000));
        }
        NewVideo video = new NewVideo(
                160, 96, new FrameRate(30000, 1001), Optional.of(new SoundTrack(48_000, channels, samples)));
        try (VideoWriter writer = VideoWriter.create(file, video, MPEG4);
                Picture picture = writer.allocatePicture();
                PacketList none = PacketList.create()) {
            for (int i = 0; i < 60; i++) {
                writer.write(picture, i, 1, none);
            }
            writer.finish(none);
        }
        assertEquals("aac,48000," + channels, Probe.stream(file, "a:0", "codec_name,sample_rate,channels"));
        assertEquals(2.002, Double.parseDouble(Probe.stream(file, "a:0", "duration")), 0.025);
        assertEquals("0.000000", Probe.stream(file, "a:0", "start_time"));
        assertEquals(60, Probe.frames(file).size());
    }

    @Test
    void keepsAPartThatPlays() throws Exception {
        for (String name : List.of("kept.mp4", "kept.mkv")) {
            Path file = folder.resolve(name);
            try (VideoWriter writer = Passes.begin(file, 37, EncoderOptions.defaults())) {
                writer.keepPart();
                writer.keepPart();
                assertThrows(IllegalStateException.class, () -> writer.finish(PacketList.create()));
            }
            assertFalse(Files.exists(file));
            assertEquals(37, Probe.frames(folder.resolve(name + ".part")).size());
        }
    }

    @Test
    void leavesAPlayablePartWhenKilled() throws Exception {
        Path file = folder.resolve("killed.mp4");
        Path copy = folder.resolve("copy.mp4.part");
        try (VideoWriter writer = Passes.begin(file, 130, EncoderOptions.defaults())) {
            // What another process would find if this one were gone now: the two groups of 50 that are complete.
            Files.copy(writer.part(), copy);
        }
        assertEquals(100, Probe.frames(copy).size());
        assertEquals(100, Probe.frames(folder.resolve("killed.mp4.part")).size());
    }

    @Test
    void leavesNothingWhenNothingWasWritten() throws Exception {
        Passes.begin(folder.resolve("empty.mp4"), 0, MPEG4).close();
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void replacesNothingUnasked() throws Exception {
        Path file = Files.writeString(folder.resolve("taken.mp4"), "precious");
        VideoException refusal = assertThrows(VideoException.class, () -> Passes.begin(file, 1, MPEG4));
        assertEquals(Kind.EXISTS, refusal.kind());
        assertEquals("precious", Files.readString(file));
        try (VideoWriter writer = Passes.begin(file, 5, MPEG4.withOverwrite(true));
                PacketList none = PacketList.create()) {
            assertEquals("precious", Files.readString(file));
            writer.finish(none);
        }
        assertEquals(5, Probe.frames(file).size());
    }

    @Test
    void refusesOutputsThatCannotBe() throws Exception {
        assertRefused(Kind.OUTPUT, folder.resolve("no/where.mp4"), "does not exist");
        assertRefused(Kind.OUTPUT, folder.resolve("name.avi"), "Name it .mp4, .m4v, .mov or .mkv");
        assertRefused(Kind.OUTPUT, folder.resolve("mp4"), "Name it .mp4");
        Files.createDirectory(folder.resolve("folder.mp4"));
        assertRefused(Kind.OUTPUT, folder.resolve("folder.mp4"), "is a folder");
        Files.createDirectory(folder.resolve("blocked.mp4.part"));
        assertRefused(Kind.OUTPUT, folder.resolve("blocked.mp4"), "is a directory");
        assertTrue(Files.isDirectory(folder.resolve("blocked.mp4.part")), "and what is not ours stays");
    }

    @Test
    void refusesToReplaceItsSource() throws Exception {
        Path source = Probe.make(folder.resolve("source.mp4"), "-f lavfi -i testsrc2=s=160x96:r=5:d=1 -c:v mpeg4");
        Path part = Files.copy(source, folder.resolve("rescued.mp4.part"));
        EncoderOptions overwrite = MPEG4.withOverwrite(true);
        try (VideoReader reader = VideoReader.open(source);
                VideoReader rescue = VideoReader.open(part)) {
            VideoException same =
                    assertThrows(VideoException.class, () -> VideoWriter.create(source, reader, overwrite));
            assertTrue(same.getMessage().contains("replace its own source"), same.getMessage());
            Path grows = folder.resolve("rescued.mp4");
            assertThrows(VideoException.class, () -> VideoWriter.create(grows, rescue, overwrite));
        }
        assertEquals(5, Probe.frames(source).size());
        assertEquals(5, Probe.frames(part).size());
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "needs /dev/full");
        Files.createSymbolicLink(folder.resolve("full.mp4.part"), full);
        VideoException failure = assertThrows(
                VideoException.class, () -> Passes.begin(folder.resolve("full.mp4"), 200, MPEG4.withOverwrite(true)));
        assertEquals(Kind.OUTPUT, failure.kind());
        assertTrue(failure.getMessage().endsWith("no space left on device"), failure.getMessage());
    }

    @Test
    void refusesEncodersThatDoNotDo() {
        EncoderOptions unknown = MPEG4.withEncoder("h264_imaginary");
        VideoException refusal = assertRefused(Kind.ENCODER, unknown, NewVideo.silent(64, 64, new FrameRate(25, 1)));
        assertTrue(refusal.getMessage().contains("There are: h264_nvenc, libopenh264, mpeg4"), refusal.getMessage());
        assertRefused(Kind.ENCODER, MPEG4.withEncoder("h264_vaapi"), NewVideo.silent(64, 64, new FrameRate(25, 1)));
        assertRefused(Kind.ENCODER, MPEG4.withEncoder("aac"), NewVideo.silent(64, 64, new FrameRate(25, 1)));
        assertRefused(Kind.ENCODER, MPEG4.withEncoder("gif"), NewVideo.silent(64, 64, new FrameRate(25, 1)));
        SoundTrack odd = new SoundTrack(12_345, 1, new short[100]);
        assertRefused(Kind.ENCODER, MPEG4, new NewVideo(64, 64, new FrameRate(25, 1), Optional.of(odd)));
        assertFalse(Encoders.opens("h264_imaginary"));
        assertTrue(Encoders.opens("mpeg4"));
        assertTrue(Encoders.available().contains("mpeg4"));
    }

    @Test
    void takesWhatFitsAnOddSize() throws Exception {
        Path source = Probe.make(
                folder.resolve("odd.mkv"), "-f lavfi -i testsrc=s=161x97:r=5:d=1 -c:v ffv1 -pix_fmt yuv420p");
        Path target = folder.resolve("odd.mp4");
        Passes.mirror(source, target, EncoderOptions.defaults());
        assertEquals("161,97", Probe.stream(target, "v:0", "width,height"), "not a row nor a column is cut off");
        try (VideoReader reader = VideoReader.open(source)) {
            EncoderOptions named = EncoderOptions.defaults().withEncoder("libopenh264");
            Path other = folder.resolve("other.mp4");
            VideoException refusal = assertThrows(VideoException.class, () -> VideoWriter.create(other, reader, named));
            assertTrue(refusal.getMessage().contains("takes even sizes"), refusal.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"libopenh264", "mpeg4"})
    void followsBitrateAndQuality(String encoder) throws Exception {
        Path source = Probe.make(
                folder.resolve("noise.mkv"),
                "-f lavfi -i mandelbrot=s=320x192:r=25 -frames:v 50 -c:v ffv1 -pix_fmt yuv420p");
        EncoderOptions options = MPEG4.withEncoder(encoder);
        long draft = sizeOf(source, options.withQuality(Quality.parse("draft")));
        long high = sizeOf(source, options);
        long best = sizeOf(source, options.withQuality(Quality.parse("best")));
        assertTrue(draft < 0.7 * high && high < 0.8 * best, draft + " " + high + " " + best);
        long bitrate = sizeOf(source, options.withBitrate(400_000)) * 8 / 2;
        assertEquals(400_000, bitrate, 200_000);
    }

    @Test
    void movesATimestampThatRunsBackwards() throws Exception {
        Path file = folder.resolve("back.mp4");
        try (VideoWriter writer = Passes.begin(file, 10, MPEG4);
                Picture picture = writer.allocatePicture();
                PacketList none = PacketList.create()) {
            writer.write(picture, 3, 1, none);
            assertEquals(10, picture.timestamp());
            writer.finish(none);
            assertEquals(
                    List.of("1 frames had a timestamp not after the one before; moved to the next tick"),
                    writer.warnings());
        }
        assertEquals(11, Probe.frames(file).size());
    }

    @Test
    void refusesAPictureThatDoesNotFit() throws Exception {
        try (VideoWriter writer = Passes.begin(folder.resolve("fit.mp4"), 1, MPEG4);
                Picture large = Picture.allocate(320, 96, "yuv420p");
                PacketList none = PacketList.create()) {
            String message = assertThrows(IllegalArgumentException.class, () -> writer.write(large, 1, 1, none))
                    .getMessage();
            assertEquals("picture does not fit: picture=320x96 yuv420p wanted=160x96 yuv420p", message);
        }
    }

    @Test
    void isClosedOnceAndForAll() throws Exception {
        VideoWriter writer = Passes.begin(folder.resolve("closed.mp4"), 1, MPEG4);
        writer.close();
        writer.close();
        assertThrows(IllegalStateException.class, writer::keepPart);
        assertThrows(IllegalStateException.class, writer::encoder);
        try (PacketList none = PacketList.create()) {
            assertThrows(IllegalStateException.class, () -> writer.finish(none));
        }
    }

    private long sizeOf(Path source, EncoderOptions options) throws Exception {
        Path target = folder.resolve("size.mp4");
        Passes.mirror(source, target, options.withOverwrite(true));
        assertEquals(50, Probe.frames(target).size(), "no frame is skipped for the bitrate's sake");
        return Files.size(target);
    }

    private void assertRefused(Kind kind, Path file, String words) {
        VideoException refusal = assertThrows(VideoException.class, () -> Passes.begin(file, 1, MPEG4));
        assertEquals(kind, refusal.kind());
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("\n"));
    }

    private VideoException assertRefused(Kind kind, EncoderOptions options, NewVideo video) {
        Path file = folder.resolve("refused.mp4");
        VideoException refusal = assertThrows(VideoException.class, () -> VideoWriter.create(file, video, options));
        assertEquals(kind, refusal.kind());
        assertFalse(Files.exists(folder.resolve("refused.mp4.part")));
        return refusal;
    }
}
