package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class VideoReaderTest {
    private static final String MOVING = "-f lavfi -i testsrc2=s=160x96:r=24000/1001:d=2 ";
    private static final String SOUND = "-f lavfi -i sine=r=44100:d=2 ";

    @TempDir
    static Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void givesEveryFrameOnceInPresentationOrder(int threads) throws Exception {
        Path clip = Probe.make(folder.resolve("bframes.mp4"), MOVING + "-c:v mpeg4 -bf 2");
        List<String> frames = new ArrayList<>();
        try (VideoReader reader =
                        VideoReader.open(clip, ReaderOptions.defaults().withDecoderThreads(threads));
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            while (reader.read(picture, packets)) {
                frames.add(picture.timestamp() + "," + picture.duration());
            }
            assertEquals(48, reader.framesRead());
            assertEquals(0, reader.damagedFrames());
            assertTrue(picture.isEmpty());
        }
        assertEquals(Probe.frames(clip), frames);
    }

    @Test
    void describesTheContainer() throws Exception {
        Path clip = Probe.make(
                folder.resolve("described.mp4"),
                "-f lavfi -i testsrc2=s=160x96:r=30000/1001:d=1 " + SOUND
                        + "-vf setsar=4/3 -c:v mpeg4 -c:a aac -shortest");
        try (VideoReader reader = VideoReader.open(clip)) {
            VideoDescription video = reader.description();
            assertEquals(
                    "160x96 yuv420p mpeg4",
                    video.width() + "x" + video.height() + " " + video.pixelFormat() + " " + video.codec());
            assertEquals(Optional.of(new FrameRate(30000, 1001)), video.frameRate());
            assertEquals(new TimeBase(1, 30000), video.timeBase());
            assertEquals(213, video.displayWidth());
            assertEquals(96, video.displayHeight());
            assertEquals(30, video.frameCount().orElseThrow());
            assertEquals(List.of(new StreamDescription(1, "audio", "aac")), video.otherStreams());
        }
    }

    @Test
    void handsOutTheOtherStreamsPacketsAsTheyCome() throws Exception {
        Path clip = Probe.make(folder.resolve("sound.mp4"), MOVING + SOUND + "-c:v mpeg4 -c:a aac");
        int packets = 0;
        int listsWithPackets = 0;
        try (VideoReader reader = VideoReader.open(clip);
                Picture picture = Picture.empty();
                PacketList list = PacketList.create()) {
            while (reader.read(picture, list)) {
                packets += list.size();
                listsWithPackets += list.size() > 0 ? 1 : 0;
                list.clear();
            }
            packets += list.size();
        }
        assertEquals(Probe.packets(clip, "a:0").size(), packets);
        assertTrue(listsWithPackets > 10, "packets come along, not all at the end: " + listsWithPackets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"still.jpg", "still.png", "a%03d.png"})
    void readsAStillPictureAsOneFrame(String name) throws Exception {
        Path clip = folder.resolve(name);
        Probe.make(
                folder.resolve("made" + name.substring(name.length() - 4)),
                "-f lavfi -i testsrc2=s=160x96 -frames:v 1");
        Files.copy(folder.resolve("made" + name.substring(name.length() - 4)), clip);
        assertEquals(1, Passes.read(clip).size());
    }

    @Test
    void takesTheFullRangeAliasForThePlainFormat() throws Exception {
        Path still =
                Probe.make(folder.resolve("range.jpg"), "-f lavfi -i testsrc2=s=160x96 -frames:v 1 -pix_fmt yuvj420p");
        try (VideoReader reader = VideoReader.open(still);
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            assertTrue(reader.read(picture, packets));
            assertEquals("yuv420p", picture.pixelFormat());
            assertTrue(picture.fullRange());
            assertTrue(reader.description().fullRange());
        }
    }

    @Test
    void readsTheStreamAskedFor() throws Exception {
        Path clip = Probe.make(
                folder.resolve("two.mkv"), MOVING + "-f lavfi -i testsrc2=s=64x64:r=10:d=2 -map 0 -map 1 -c:v mpeg4");
        try (VideoReader reader =
                VideoReader.open(clip, ReaderOptions.defaults().withStream(1))) {
            assertEquals(64, reader.description().width());
        }
        String message = refusal(clip, ReaderOptions.defaults().withStream(7));
        assertTrue(message.endsWith("two.mkv: no stream 7, the last one is 1"), message);
    }

    @Test
    void countsDamageAndGoesOn() throws Exception {
        Path clip = Probe.make(folder.resolve("whole.ts"), MOVING + "-c:v libopenh264 -b:v 500k -f mpegts");
        byte[] bytes = Files.readAllBytes(clip);
        for (int at = bytes.length / 3; at < bytes.length / 2; at += 97) {
            bytes[at] ^= 0x5a;
        }
        Path damaged = Files.write(folder.resolve("damaged.ts"), bytes);
        try (VideoReader reader = VideoReader.open(damaged);
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            while (reader.read(picture, packets)) {
                packets.clear();
            }
            assertTrue(reader.damagedFrames() > 0, "damage is counted");
            assertTrue(reader.framesRead() > 20, "and most frames are read: " + reader.framesRead());
        }
    }

    @Test
    void refusesWhatIsNoVideoInOneLine() throws Exception {
        Path garbage = Files.write(folder.resolve("garbage.mp4"), new byte[5000]);
        Path sound = Probe.make(folder.resolve("only.m4a"), "-f lavfi -i sine=d=1 -c:a aac");
        assertEquals("cannot open " + folder.resolve("missing.mp4") + ": no such file", refusal("missing.mp4"));
        assertEquals("cannot open " + folder + ": is a folder. Name a file in it", refusal("."));
        assertTrue(refusal(garbage.getFileName().toString()).contains("not a video file that FFmpeg can read"));
        assertTrue(refusal(sound.getFileName().toString()).endsWith("no video stream. Is it an audio file?"));
    }

    @Test
    void refusesACoverPictureAlone() throws Exception {
        Path cover = Probe.make(folder.resolve("cover.jpg"), "-f lavfi -i testsrc2=s=160x96 -frames:v 1");
        Path song = Probe.make(
                folder.resolve("song.m4a"),
                "-f lavfi -i sine=d=1 -i " + cover + " -map 0 -map 1 -c:a aac -c:v copy -disposition:v attached_pic");
        assertTrue(refusal(song.getFileName().toString()).contains("only a cover picture"));
    }

    @Test
    void saysSoWhenNothingDecodes() throws Exception {
        Path clip = Probe.make(folder.resolve("header.mp4"), MOVING + "-c:v libopenh264 -movflags +faststart");
        byte[] bytes = Files.readAllBytes(clip);
        // The header says what is there, and none of it is there.
        Path cut = Files.write(folder.resolve("cut.mp4"), java.util.Arrays.copyOf(bytes, 2_500));
        VideoException refusal = assertThrows(VideoException.class, () -> Passes.read(cut));
        assertEquals(VideoException.Kind.INPUT, refusal.kind());
        assertFalse(refusal.getMessage().contains("\n"));
    }

    @Test
    void isClosedOnceAndForAll() throws Exception {
        Path clip = Probe.make(folder.resolve("closed.mp4"), MOVING + "-c:v mpeg4");
        try (Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            VideoReader reader = VideoReader.open(clip);
            assertTrue(reader.read(picture, packets));
            reader.close();
            reader.close();
            assertThrows(IllegalStateException.class, () -> reader.read(picture, packets));
            assertThrows(IllegalStateException.class, reader::description);
            assertEquals(160, picture.width(), "a picture outlives its reader");
            assertTrue(Planes.sample(picture, 0, 10, 10) >= 0);
        }
    }

    @Test
    void leavesAnAllocatedPictureAlone() throws IOException, VideoException {
        Path clip = Probe.make(folder.resolve("owned.mp4"), MOVING + "-c:v mpeg4");
        try (VideoReader reader = VideoReader.open(clip);
                Picture owned = Picture.allocate(160, 96, "yuv420p");
                PacketList packets = PacketList.create()) {
            assertThrows(IllegalArgumentException.class, () -> reader.read(owned, packets));
        }
    }

    private static String refusal(String name) {
        return refusal(name.equals(".") ? folder : folder.resolve(name), ReaderOptions.defaults());
    }

    private static String refusal(Path file, ReaderOptions options) {
        VideoException refusal = assertThrows(
                VideoException.class, () -> VideoReader.open(file, options).close());
        assertEquals(VideoException.Kind.INPUT, refusal.kind());
        return refusal.getMessage();
    }
}
