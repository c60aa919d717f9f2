package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** decode(encode(x)) keeps all but the pixels, judged by ffprobe. */
@Timeout(60)
class VideoMirrorTest {
    private static final EncoderOptions FAST =
            EncoderOptions.defaults().withEncoder("mpeg4").withOverwrite(true);
    private static final String SOUND = "-f lavfi -i sine=r=44100:d=2 ";

    @TempDir
    static Path folder;

    @ParameterizedTest
    @CsvSource({
        "film, 24000/1001, mpeg4, -bf 2, mpeg4",
        "ntsc, 30000/1001, libopenh264, -g 10, auto",
        "pal, 25, mpeg4, -g 300, libopenh264",
        "fast, 60, mpeg4, -bf 1, mjpeg"
    })
    void keepsEveryTimestampAndEverySoundPacket(String name, String rate, String codec, String more, String encoder)
            throws Exception {
        Path source = Probe.make(
                folder.resolve(name + ".mp4"),
                "-f lavfi -i testsrc2=s=160x96:r=" + rate + ":d=2 " + SOUND + "-c:a aac -c:v " + codec + " " + more);
        Path target = folder.resolve(name + "-out.mp4");
        assertEquals(List.of(), Passes.mirror(source, target, FAST.withEncoder(encoder)));
        assertSameTimes(source, target);
        assertEquals(Probe.frames(target), Passes.read(target));
        assertFalse(Files.exists(folder.resolve(name + "-out.mp4.part")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "mpeg4"})
    void keepsAVariableFrameRate(String encoder) throws Exception {
        Path source = Probe.make(
                folder.resolve("vfr.mp4"),
                "-f lavfi -i testsrc2=s=160x96:r=30:d=3 -vf select='not(mod(n,3))+gt(random(3),0.6)' -fps_mode vfr "
                        + "-c:v libopenh264 -video_track_timescale 90000");
        Path target = folder.resolve("vfr-out.mov");
        Passes.mirror(source, target, FAST.withEncoder(encoder));
        assertSameTimes(source, target);
        assertTrue(Probe.frames(source).stream()
                        .map(line -> line.split(",")[1])
                        .distinct()
                        .count()
                > 1);
    }

    @Test
    void keepsAStartOtherThanZero() throws Exception {
        Path source = Probe.make(
                folder.resolve("late.mp4"),
                "-f lavfi -i testsrc2=s=160x96:r=30000/1001:d=1 " + SOUND
                        + "-c:v mpeg4 -c:a aac -output_ts_offset 1.2345 -movie_timescale 90000");
        Path target = folder.resolve("late-out.mp4");
        Passes.mirror(source, target, FAST);
        assertSameTimes(source, target);
        assertFalse(Probe.frames(target).get(0).startsWith("0,"));
    }

    @Test
    void keepsMatroskaToTheMillisecond() throws Exception {
        Path source = Probe.make(
                folder.resolve("matroska.mp4"),
                "-f lavfi -i testsrc2=s=160x96:r=24000/1001:d=2 " + SOUND + "-c:v mpeg4 -c:a aac");
        Path target = folder.resolve("matroska.mkv");
        Passes.mirror(source, target, FAST);
        List<String> before = Probe.frames(source);
        List<String> after = Probe.frames(target);
        assertEquals(before.size(), after.size());
        for (int i = 0; i < before.size(); i++) {
            long milliseconds = new TimeBase(1, 24000).rescale(pts(before.get(i)), new TimeBase(1, 1000));
            assertEquals(milliseconds, pts(after.get(i)));
        }
        assertEquals(hashes(Probe.packets(source, "a:0")), hashes(Probe.packets(target, "a:0")));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "90, 270", "180, 180", "270, 90"})
    void keepsTheRotation(int display, int clockwise) throws Exception {
        Path upright = Probe.make(folder.resolve("upright.mp4"), "-f lavfi -i testsrc2=s=160x96:r=5:d=1 -c:v mpeg4");
        Path source = Probe.make(
                folder.resolve("turned" + display + ".mp4"),
                "-display_rotation " + display + " -i " + upright + " -c copy");
        Path target = folder.resolve("turned" + display + "-out.mp4");
        Passes.mirror(source, target, FAST);
        try (VideoReader before = VideoReader.open(source);
                VideoReader after = VideoReader.open(target)) {
            assertEquals(clockwise, before.description().rotationDegrees());
            assertEquals(clockwise, after.description().rotationDegrees());
            assertEquals(clockwise % 180 == 0 ? 160 : 96, after.description().displayWidth());
        }
        assertEquals(matrix(source), matrix(target));
    }

    @Test
    void keepsColoursAspectMetadataAndChapters() throws Exception {
        Path chapters = Files.writeString(
                folder.resolve("chapters.txt"),
                ";FFMETADATA1\ntitle=A drive\nlocation=+52.5200+013.4050/\n[CHAPTER]\nTIMEBASE=1/1000\n"
                        + "START=0\nEND=400\ntitle=First\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=400\nEND=1000\ntitle=Second\n");
        Path source = Probe.make(
                folder.resolve("tagged.mp4"),
                "-f lavfi -i testsrc2=s=160x96:r=25:d=1 -i " + chapters + " -map_metadata 1 -map_chapters 1 "
                        + "-vf setsar=16/11,setparams=range=pc:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
                        + " -c:v libopenh264 -metadata creation_time=2024-05-01T10:00:00Z -metadata:s:v language=deu");
        Path target = folder.resolve("tagged-out.mp4");
        Passes.mirror(source, target, FAST.withEncoder("auto"));
        String entries = "color_range,color_space,color_transfer,color_primaries,sample_aspect_ratio,width,height"
                + ":stream_tags=language";
        assertEquals(Probe.stream(source, "v:0", entries), Probe.stream(target, "v:0", entries));
        for (String tag : List.of("title", "location", "creation_time")) {
            assertEquals(Probe.formatTag(source, tag), Probe.formatTag(target, tag));
        }
        String[] question = {"-show_chapters", "-show_entries", "chapter=start_time,end_time:chapter_tags=title"};
        assertEquals(Probe.show(source, question), Probe.show(target, question));
        assertEquals(2, Probe.show(target, question).size());
    }

    @Test
    void leavesOutWhatTheContainerCannotCarryAndSaysSo() throws Exception {
        Path words = Files.writeString(folder.resolve("words.srt"), "1\n00:00:00,100 --> 00:00:00,900\nHello\n");
        Path source = Probe.make(
                folder.resolve("words.mkv"),
                "-f lavfi -i testsrc2=s=160x96:r=25:d=1 " + SOUND + "-i " + words
                        + " -map 0 -map 1 -map 2 -shortest -c:v mpeg4 -c:a flac -c:s srt");
        Path mp4 = folder.resolve("words-out.mp4");
        assertEquals(
                List.of("left out subtitle stream 2 (subrip): mp4 cannot carry it, mkv can"),
                Passes.mirror(source, mp4, FAST));
        assertEquals("flac", Probe.stream(mp4, "a:0", "codec_name"));
        Path mkv = folder.resolve("words-out.mkv");
        assertEquals(List.of(), Passes.mirror(source, mkv, FAST));
        assertEquals(hashes(Probe.packets(source, "s:0")), hashes(Probe.packets(mkv, "s:0")));
    }

    @Test
    void ac3IsKeptInMp4WhenItBeginsWithThePictures() throws Exception {
        String film = "-f lavfi -i testsrc2=s=160x96:r=25:d=4 ";
        String sound = "-f lavfi -i sine=r=48000:d=1 -map 0 -map 1 -c:v mpeg4 -c:a ac3";
        Path early = Probe.make(folder.resolve("early.mkv"), film + sound);
        Path kept = folder.resolve("early-out.mp4");
        assertEquals(List.of(), Passes.mirror(early, kept, FAST));
        assertEquals(hashes(Probe.packets(early, "a:0")), hashes(Probe.packets(kept, "a:0")));
        Path late = Probe.make(folder.resolve("late.mkv"), film + "-itsoffset 3 " + sound);
        assertEquals(
                List.of("left out audio stream 1 (ac3): it begins too late for a growing mp4 to describe it,"
                        + " mkv can carry it"),
                Passes.mirror(late, folder.resolve("late-out.mp4"), FAST));
        assertEquals(List.of(), Passes.mirror(late, folder.resolve("late-out.mkv"), FAST));
    }

    @Test
    void saysWhatOfChaptersAndInterlacingIsLost() throws Exception {
        Path chapters = Files.writeString(
                folder.resolve("gap.txt"),
                ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=300\ntitle=a\n"
                        + "[CHAPTER]\nTIMEBASE=1/1000\nSTART=500\nEND=2000\ntitle=b\n");
        Path source = Probe.make(
                folder.resolve("gap.mkv"),
                "-f lavfi -i testsrc2=s=160x96:r=25:d=2 -i " + chapters
                        + " -map_metadata 1 -vf setfield=tff -flags +ildct+ilme -top 1 -c:v mpeg2video");
        List<String> warnings = Passes.mirror(source, folder.resolve("gap-out.mp4"), FAST);
        assertEquals(
                List.of(
                        "the source is interlaced; its lines stay where they are, but mpeg4 calls pictures progressive",
                        "the ends of some chapters are lost: mp4 says only when they begin, mkv says both"),
                warnings);
        assertEquals(
                1, Passes.mirror(source, folder.resolve("gap-out.mkv"), FAST).size());
    }

    @Test
    void refusesALossWhenStrictAndLeavesNoFile() throws Exception {
        Path words = Files.writeString(folder.resolve("strict.srt"), "1\n00:00:00,100 --> 00:00:00,900\nHello\n");
        Path source = Probe.make(
                folder.resolve("strict.mkv"),
                "-f lavfi -i testsrc2=s=160x96:r=25:d=1 -i " + words + " -map 0 -map 1 -c:v mpeg4 -c:s srt");
        Path target = folder.resolve("strict-out.mp4");
        VideoException refusal =
                assertThrows(VideoException.class, () -> Passes.mirror(source, target, FAST.withStrict(true)));
        assertEquals(VideoException.Kind.OUTPUT, refusal.kind());
        assertEquals(
                "cannot keep all of the source in " + target
                        + ": subtitle stream 1 (subrip): mp4 cannot carry it, mkv can."
                        + " Choose another container, or go without strict",
                refusal.getMessage());
        assertFalse(Files.exists(target));
        assertFalse(Files.exists(folder.resolve("strict-out.mp4.part")));
    }

    @ParameterizedTest
    @CsvSource({
        "160x96, yuv420p10, libsvtav1, yuv420p10le",
        "48x32, yuv420p10, libaom-av1, yuv420p10le",
        "161x121, yuv420p, libsvtav1, yuv420p",
        "10x12, yuv444p, libaom-av1, yuv444p"
    })
    void passesToTheEncoderThatHoldsSizeAndDepth(String size, String format, String encoder, String written)
            throws Exception {
        Path source = Probe.make(
                folder.resolve("fit.mkv"),
                "-f lavfi -i testsrc2=s=160x96:r=25:d=0.4 -s " + size + " -pix_fmt " + format + " -c:v ffv1");
        for (String extension : List.of("mp4", "mkv")) {
            Path target = folder.resolve("fit-out." + extension);
            List<String> warnings = Passes.mirror(source, target, FAST.withEncoder("auto"));
            assertTrue(warnings.get(0).startsWith("written as AV1 by " + encoder + ": "), warnings::toString);
            assertEquals(
                    "av1," + size.replace('x', ',') + "," + written,
                    Probe.stream(target, "v:0", "codec_name,width,height,pix_fmt"));
            assertEquals(10, Probe.frames(target).size());
        }
    }

    @Test
    void writesTenBitsAsEightWithAWarning() throws Exception {
        Path source = Probe.make(
                folder.resolve("ten.mkv"), "-f lavfi -i testsrc2=s=160x96:r=25:d=1 -pix_fmt yuv420p10 -c:v ffv1");
        Path target = folder.resolve("ten.mp4");
        List<String> warnings = Passes.mirror(source, target, FAST);
        assertEquals(List.of("pictures are yuv420p10le and written as yuv420p: mpeg4 takes nothing closer"), warnings);
        Path lossless = folder.resolve("ten-out.mkv");
        assertEquals(List.of(), Passes.mirror(source, lossless, FAST.withEncoder("ffv1")));
        assertEquals(
                Probe.show(source, "-show_entries", "frame=pix_fmt"),
                Probe.show(lossless, "-show_entries", "frame=pix_fmt"));
    }

    @Test
    void writesAnOrdinaryMp4() throws Exception {
        Path source = Probe.make(folder.resolve("ordinary.mp4"), "-f lavfi -i testsrc2=s=160x96:r=25:d=5 -c:v mpeg4");
        Path target = folder.resolve("ordinary-out.mp4");
        Passes.mirror(source, target, FAST);
        assertEquals(List.of("ftyp", "free", "mdat", "moov"), boxes(target));
    }

    /** Types of the boxes at the top of an MP4. */
    private static List<String> boxes(Path file) throws Exception {
        List<String> types = new ArrayList<>();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] type = new byte[4];
            for (long at = 0; at < bytes.length(); ) {
                bytes.seek(at);
                long size = bytes.readInt();
                bytes.readFully(type);
                types.add(new String(type, StandardCharsets.US_ASCII));
                at += size == 1 ? bytes.readLong() : size;
            }
        }
        return types;
    }

    private static void assertSameTimes(Path source, Path target) {
        assertEquals(Probe.stream(source, "v:0", "time_base"), Probe.stream(target, "v:0", "time_base"));
        assertEquals(Probe.frames(source), Probe.frames(target));
        assertEquals(Probe.packets(source, "a:0"), Probe.packets(target, "a:0"));
    }

    private static List<String> matrix(Path file) {
        return Probe.show(file, "-select_streams", "v:0", "-show_entries", "stream_side_data=displaymatrix,rotation");
    }

    private static long pts(String line) {
        return Long.parseLong(line.split(",")[0]);
    }

    private static List<String> hashes(List<String> packets) {
        return packets.stream()
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toList();
    }
}
