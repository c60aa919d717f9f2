package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The room's values and small parts. */
class VideoPartsTest {
    @Test
    void rescalesExactly() {
        TimeBase film = new TimeBase(1001, 24000);
        assertEquals(1001 / 24000.0, film.seconds(1));
        assertEquals(1001L * 1_000_000, film.rescale(1_000_000, new TimeBase(1, 24000)));
        assertEquals(42, film.rescale(1, new TimeBase(1, 1000)));
        assertEquals(-42, film.rescale(-1, new TimeBase(1, 1000)));
        assertEquals(new TimeBase(1001, 24000), new FrameRate(24000, 1001).frameDuration());
        assertThrows(IllegalArgumentException.class, () -> new TimeBase(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new FrameRate(25, 0));
    }

    @Test
    void namesQualities() {
        assertEquals(Quality.HIGH, Quality.parse("high"));
        assertEquals(new Quality(17), Quality.parse("17"));
        String message = assertThrows(IllegalArgumentException.class, () -> Quality.parse("superb"))
                .getMessage();
        assertEquals("quality must be draft, good, high, best or 0 to 51: quality=superb", message);
        assertThrows(IllegalArgumentException.class, () -> Quality.parse("52"));
    }

    @Test
    void validatesOptions() {
        assertThrows(
                IllegalArgumentException.class, () -> EncoderOptions.defaults().withBitrate(6));
        assertThrows(
                IllegalArgumentException.class, () -> EncoderOptions.defaults().withThreads(0));
        assertThrows(
                IllegalArgumentException.class, () -> EncoderOptions.defaults().withEncoder(" "));
        assertThrows(
                IllegalArgumentException.class, () -> ReaderOptions.defaults().withStream(-1));
        assertThrows(
                IllegalArgumentException.class, () -> ReaderOptions.defaults().withDecoderThreads(65));
        FrameRate rate = new FrameRate(25, 1);
        assertThrows(IllegalArgumentException.class, () -> NewVideo.silent(161, 96, rate));
        assertThrows(IllegalArgumentException.class, () -> new SoundTrack(48_000, 2, new short[3]));
    }

    @ParameterizedTest
    @CsvSource({"a.mp4, MP4", "a.b.M4V, MP4", "x.mov, MOV", "dir/x.mkv, MATROSKA", "x.avi,", "mp4,", "x.,"})
    void choosesTheContainerByExtension(Path file, OutputContainer container) {
        assertEquals(Optional.ofNullable(container), OutputContainer.of(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void readsTurnsFromDisplayMatrices(int clockwise) {
        int[] matrix = new int[9];
        avutil.av_display_rotation_set(matrix, clockwise);
        assertEquals(new DisplayOrientation(clockwise, false), DisplayOrientation.of(matrix));
        // Mirrored left to right after the turn.
        avutil.av_display_matrix_flip(matrix, 1, 0);
        assertEquals(new DisplayOrientation(clockwise, true), DisplayOrientation.of(matrix));
        // Upside down is a half turn and a mirror.
        avutil.av_display_rotation_set(matrix, clockwise);
        avutil.av_display_matrix_flip(matrix, 0, 1);
        assertEquals(new DisplayOrientation((clockwise + 180) % 360, true), DisplayOrientation.of(matrix));
        assertEquals(DisplayOrientation.UPRIGHT, DisplayOrientation.of(new int[9]));
    }

    @Test
    void queuesTimestampsInOrder() {
        Random random = new Random(11);
        TimestampQueue queue = new TimestampQueue();
        ArrayDeque<Long> model = new ArrayDeque<>();
        for (long i = 0; i < 10_000; i++) {
            if (random.nextInt(100) < (i < 5_000 ? 55 : 45)) {
                queue.add(i, 2 * i, 3 * i);
                model.add(i);
            } else if (!model.isEmpty()) {
                long expected = model.remove();
                assertEquals(expected, queue.encoderTimestamp());
                assertEquals(2 * expected, queue.timestamp());
                assertEquals(3 * expected, queue.duration());
                queue.remove();
            }
            assertEquals(model.isEmpty(), queue.isEmpty());
        }
    }

    @Test
    void speaksEachEncodersWords() {
        ColorTags colors = ColorTags.ofNew(1280, 720);
        EncoderSpec spec = new EncoderSpec(
                1280, 720, 0, new TimeBase(1, 30000), new FrameRate(30000, 1001), 1, 1, colors, true, false);
        EncoderOptions plain = EncoderOptions.defaults().withQuality(new Quality(20));
        Map<String, String> openH264 = EncoderTuning.options("libopenh264", spec, plain);
        assertEquals("60", openH264.get("g"));
        assertEquals("20 20", openH264.get("qmin") + " " + openH264.get("qmax"));
        assertEquals("20", EncoderTuning.options("libx264", spec, plain).get("crf"));
        assertEquals("20", EncoderTuning.options("h264_nvenc", spec, plain).get("cq"));
        assertEquals("24", EncoderTuning.options("libsvtav1", spec, plain).get("crf"));
        Map<String, String> bitrate = EncoderTuning.options("libopenh264", spec, plain.withBitrate(6_000_000));
        assertEquals(
                "6000000 bitrate 0",
                bitrate.get("b") + " " + bitrate.get("rc_mode") + " " + bitrate.get("allow_skip_frames"));
        assertEquals(1, EncoderTuning.mpegScale(0));
        assertEquals(4, EncoderTuning.mpegScale(24));
        assertEquals(31, EncoderTuning.mpegScale(51));
    }

    @Test
    void saysErrorsInWords() {
        assertEquals("no space left on device", FfmpegError.text(-28));
        assertTrue(FfmpegError.text(Integer.MIN_VALUE + 5).length() > 3);
    }
}
