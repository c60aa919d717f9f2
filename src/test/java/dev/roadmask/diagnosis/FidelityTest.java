package dev.roadmask.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.PaintStyle;
import dev.roadmask.model.Device;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.model.TinyModel;
import dev.roadmask.pipeline.Plans;
import dev.roadmask.pipeline.SegmentationPipeline;
import dev.roadmask.video.EncoderOptions;
import dev.roadmask.video.Probe;
import dev.roadmask.video.ReaderOptions;
import dev.roadmask.video.VideoReader;
import dev.roadmask.video.VideoWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Containers, codecs, rates and tags of many cameras, segmented and then held against their originals. */
@Timeout(60)
class FidelityTest {
    private static final double THRESHOLD = 0.5;

    @TempDir
    static Path folder;

    private static SegmentationModel model;
    private static Path extras;
    private static Path words;

    @BeforeAll
    static void prepare() throws Exception {
        model = SegmentationModel.open(TinyModel.writeTo(folder), Device.CPU, 1);
        words = Files.writeString(folder.resolve("words.srt"), "1\n00:00:00,100 --> 00:00:00,900\nHello\n");
        extras = Files.writeString(
                folder.resolve("extras.txt"),
                """
                ;FFMETADATA1
                title=A drive
                location=+52.5200+013.4050/
                creation_time=2021-01-14T00:00:55Z
                [CHAPTER]
                TIMEBASE=1/1000
                START=0
                END=400
                title=Out
                [CHAPTER]
                TIMEBASE=1/1000
                START=400
                END=700
                title=Back
                """);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    /** VIDEO and SOUND stand for made-up input, at the rate in the second column. */
    @ParameterizedTest(name = "{0} to {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "mp4|15|VIDEO SOUND|-c:v libopenh264 -c:a aac|mp4",
                "mp4|24000/1001|VIDEO SOUND|-c:v mpeg4 -bf 2 -c:a aac|mov",
                "mov|30000/1001|VIDEO SOUND|-c:v mjpeg -pix_fmt yuvj420p -c:a pcm_s16le|mov",
                "mov|60000/1001|VIDEO SOUND|-c:v libopenh264 -c:a aac -metadata:s:a language=deu|mov",
                "mkv|30000/1001|VIDEO SOUND|-c:v mpeg2video -c:a ac3|mkv",
                "mkv|60000/1001|VIDEO SOUND|-c:v libaom-av1 -cpu-used 8 -usage realtime -c:a libopus|mp4",
                "ts|25|VIDEO SOUND|-c:v mpeg2video -c:a ac3|mkv",
                "avi|25|VIDEO SOUND|-c:v mjpeg -pix_fmt yuvj422p -c:a pcm_s16le|mkv",
                "avi|15|VIDEO SOUND|-c:v mpeg4 -c:a ac3|mp4",
                "webm|30|VIDEO SOUND|-c:v libvpx -deadline realtime -c:a libopus|mkv",
                "webm|25|VIDEO SOUND|-c:v libvpx-vp9 -deadline realtime -c:a libopus|mp4",
                "flv|30|VIDEO SOUND|-c:v libopenh264 -c:a aac -ar 44100|mp4",
                "flv|30|VIDEO SOUND|-c:v flv -c:a aac -ar 44100|mkv",
                "3gp|15|VIDEO SOUND|-s 176x144 -c:v mpeg4 -c:a aac|mp4",
                "mp4|30|VIDEO|-vf select=not(mod(n\\,3))+gt(random(3)\\,0.6) -fps_mode vfr -c:v libopenh264 -video_track_timescale 90000|mp4",
                "mp4|30000/1001|VIDEO SOUND|-c:v libopenh264 -c:a aac -output_ts_offset 1.2345 -movie_timescale 90000|mp4",
                "mp4|25|VIDEO -f lavfi -i sine=d=3|-c:v libopenh264 -c:a aac|mp4",
                "mp4|25|SOUND VIDEO|-map 0 -map 1 -c:v libopenh264 -c:a aac|mp4",
                "mp4|25|VIDEO VIDEO SOUND|-map 0 -map 1 -map 2 -c:v mpeg4 -bf 2 -c:a aac|mov",
                "mkv|25|VIDEO SOUND -i WORDS|-map 0 -map 1 -map 2 -c:v mpeg4 -c:a flac -c:s srt -metadata:s:s language=ger|mkv",
                "mp4|25|VIDEO SOUND -i WORDS|-map 0 -map 1 -map 2 -c:v mpeg4 -c:a aac -c:s mov_text|mp4",
                "mp4|25|VIDEO SOUND -i EXTRAS|-map_metadata 2 -map_chapters 2 -c:v libopenh264 -c:a aac|mp4",
                "mkv|25|VIDEO SOUND -i EXTRAS|-map_metadata 2 -map_chapters 2 -c:v mpeg4 -c:a aac|mkv",
                "mp4|25|VIDEO|-vf setsar=16/11,setparams=range=pc:color_primaries=bt709:color_trc=bt709:colorspace=bt709 -c:v libopenh264 -metadata:s:v handler_name=Front -metadata:s:v language=fre|mp4",
                "mkv|25|VIDEO|-vf setparams=chroma_location=topleft -c:v ffv1 -pix_fmt yuv420p10|mp4",
                "ts|25|VIDEO SOUND|-c:v libopenh264 -c:a aac|mp4",
                "ts|25|VIDEO SOUND|-c:v mpeg2video -c:a aac|mov",
                "ts|25|VIDEO SOUND|-c:v mpeg2video -c:a aac|mkv",
                "avi|24000/1001|VIDEO SOUND|-c:v mjpeg -c:a pcm_s16le|mp4",
                "mp4|25|VIDEO -f lavfi -i testsrc2=s=96x64:r=30000/1001:d=1,hue=s=0 SOUND|-map 0 -map 1 -map 2 -c:v mpeg4 -c:a aac|mp4",
                "mkv|25|VIDEO|-s 161x121 -c:v ffv1|mp4"
            })
    void whatGoesInComesOut(String container, String rate, String inputs, String codecs, String out) throws Exception {
        String video = "-f lavfi -i testsrc2=s=160x96:r=" + rate + ":d=1,hue=s=0";
        String command = inputs.replace("VIDEO", video)
                .replace("SOUND", "-f lavfi -i sine=r=48000:d=1")
                .replace("WORDS", words.toString())
                .replace("EXTRAS", extras.toString());
        Path source = Probe.make(folder.resolve("source." + container), command + " " + codecs);
        assertKept(source, folder.resolve("out." + out));
    }

    @ParameterizedTest
    @CsvSource({"-display_rotation:v:0 90", "-display_rotation:v:0 180 -display_hflip:v:0"})
    void turnedAndMirrored(String turn) throws Exception {
        Path upright = Probe.make(
                folder.resolve("upright.mp4"), "-f lavfi -i testsrc2=s=160x96:r=15:d=1,hue=s=0 -c:v libopenh264");
        Path source = Probe.make(folder.resolve("turned.mp4"), turn + " -i " + upright + " -c copy");
        for (String out : List.of("mp4", "mov", "mkv")) {
            assertKept(source, folder.resolve("turned-out." + out));
        }
    }

    private static void assertKept(Path source, Path target) throws Exception {
        EncoderOptions options = EncoderOptions.defaults().withOverwrite(true).withStrict(true);
        try (VideoReader reader = VideoReader.open(source);
                VideoWriter writer = VideoWriter.create(target, reader, options);
                SegmentationPipeline pipeline = SegmentationPipeline.open(Plans.annotate(
                        reader, model, 1, MaskRule.withThreshold(THRESHOLD), PaintStyle.usual(), writer, target))) {
            pipeline.run();
        }
        List<Check> failed = Verification.run(
                        source,
                        target,
                        model,
                        MaskRule.withThreshold(THRESHOLD),
                        ReaderOptions.defaults(),
                        frames -> {})
                .checks()
                .stream()
                .filter(check -> !check.passed())
                .toList();
        assertEquals(List.of(), failed);
    }
}
