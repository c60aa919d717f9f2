package dev.roadmask.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.PaintStyle;
import dev.roadmask.mask.Steadiness;
import dev.roadmask.model.Device;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.model.TinyModel;
import dev.roadmask.pipeline.Plans;
import dev.roadmask.pipeline.SegmentationPipeline;
import dev.roadmask.video.EncoderOptions;
import dev.roadmask.video.Probe;
import dev.roadmask.video.ReaderOptions;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;
import dev.roadmask.video.VideoWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Injects one fault of each kind with FFmpeg's own program; {@code ORIGINAL} stands for the file. */
@Timeout(120)
class VerificationTest {
    private static final MaskRule RULE = MaskRule.withThreshold(0.5);
    private static final String ENCODE =
            " -map 0:v -map 0:a -c copy -c:v mpeg4 -q:v 2 -fps_mode passthrough -enc_time_base demux";

    @TempDir
    static Path folder;

    private static Path original;
    private static SegmentationModel model;

    @BeforeAll
    static void makeOriginal() throws Exception {
        Path tags = Files.writeString(
                folder.resolve("tags.txt"),
                """
                ;FFMETADATA1
                title=drive
                [CHAPTER]
                TIMEBASE=1/1000
                START=0
                END=400
                title=out
                [CHAPTER]
                TIMEBASE=1/1000
                START=400
                END=1000
                title=back
                """);
        original = Probe.make(
                folder.resolve("original.mp4"),
                "-f lavfi -i testsrc2=s=320x192:r=25:d=1,hue=s=0,drawbox=x=224:y=16:w=64:h=48:color=red:t=fill -f lavfi -i sine=d=1 -i "
                        + tags
                        + " -map 0 -map 1 -map_metadata 2 -metadata:s:v:0 language=deu -c:v mpeg4 -q:v 2 -c:a aac");
        model = SegmentationModel.open(TinyModel.writeTo(folder), Device.CPU, 1);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void aFileIsItself() throws Exception {
        VerificationReport report = verify(original);
        assertEquals(Set.of(), failed(report), report.checks().toString());
        assertEquals(25, report.frames());
        assertEquals(Double.POSITIVE_INFINITY, report.psnrDb());
        assertEquals(0, report.greatestDifference());
    }

    @Test
    void anEncodingWithNothingElseChangedPasses() throws Exception {
        VerificationReport report = verify(Probe.make(folder.resolve("again.mp4"), "-i " + original + ENCODE));
        assertEquals(Set.of(), failed(report), report.checks().toString());
        assertTrue(report.psnrDb() > 30 && report.psnrDb() < 100, report.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv"})
    void whatWeWritePasses(String extension) throws Exception {
        Path file = folder.resolve("ours." + extension);
        EncoderOptions options = EncoderOptions.defaults().withEncoder("mpeg4");
        PaintStyle style = PaintStyle.usual();
        try (VideoReader reader = VideoReader.open(original);
                VideoWriter writer = VideoWriter.create(file, reader, options);
                SegmentationPipeline pipeline =
                        SegmentationPipeline.open(Plans.annotate(reader, model, 1, RULE, style, writer, file))) {
            pipeline.run();
        }
        VerificationReport report = verify(file);
        assertEquals(Set.of(), failed(report), report.checks().toString());
        assertTrue(report.greatestDifference() > 0, "the encoder can't have been lossless");
    }

    /** A network that can't make up its mind: the masks are computed again as they were, with their memory, or not. */
    @Test
    void steadiedMasksAreComputedAgain() throws Exception {
        Path clip = Probe.make(
                folder.resolve("undecided.mp4"),
                "-f lavfi -i testsrc2=s=320x192:r=25:d=1,hue=s=0"
                        + ",drawbox=x=224:y=16:w=64:h=48:color=0xC84646:t=fill"
                        + ",drawbox=x=224:y=16:w=64:h=48:color=0xC44A4A:t=fill:enable=eq(mod(n\\,3)\\,1)"
                        + " -c:v mpeg4 -q:v 2");
        Path file = folder.resolve("steadied.mkv");
        EncoderOptions options = EncoderOptions.defaults().withEncoder("ffv1");
        MaskRule steady = RULE.with(Steadiness.STRONG);
        try (VideoReader reader = VideoReader.open(clip);
                VideoWriter writer = VideoWriter.create(file, reader, options);
                SegmentationPipeline pipeline = SegmentationPipeline.open(
                        Plans.annotate(reader, model, 2, steady, PaintStyle.usual(), writer, file))) {
            pipeline.run();
        }
        assertEquals(Set.of(), failed(verify(clip, file, steady)));
        assertEquals(Set.of("blocks outside masks"), failed(verify(clip, file, steady.with(Steadiness.OFF))));
    }

    private static VerificationReport verify(Path clip, Path file, MaskRule rule) throws Exception {
        return Verification.run(clip, file, model, rule, ReaderOptions.defaults(), pairs -> {});
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a frame lost|-i ORIGINAL -vf select=not(eq(n\\,10)) ENCODE|frames",
                "a frame twice|-i ORIGINAL -vf tpad=start=1:start_mode=clone ENCODE|frames",
                "a timestamp|-i ORIGINAL -map 0 -c copy -bsf:v setts=ts=TS+if(eq(N\\,5)\\,40\\,0)|timestamps",
                "a duration|-i ORIGINAL -map 0 -c copy -bsf:v setts=duration=if(eq(N\\,24)\\,DURATION*3\\,DURATION)|durations",
                "no sound|-i ORIGINAL -map 0 -an -c copy|audio stream 1 (aac)",
                "sound encoded again|-i ORIGINAL -map 0 -c copy -c:a aac -b:a 32k|audio stream 1 (aac)",
                "sound late|-i ORIGINAL -itsoffset 0.1 -i ORIGINAL -map 0:v -map 1:a -c copy|audio stream 1 (aac)",
                "a stream more|-i ORIGINAL -map 0 -map 0:a -c copy|audio stream 2 (aac)",
                "rotation|-display_rotation:v:0 90 -i ORIGINAL -map 0 -c copy|rotation",
                "pixel aspect|-i ORIGINAL -map 0 -c copy -aspect 3:1|pixel aspect",
                "colour tags|-i ORIGINAL -vf setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709 ENCODE|colour tags",
                "a tag|-i ORIGINAL -map 0 -c copy -metadata title=other|metadata",
                "a tag of the video|-i ORIGINAL -map 0 -c copy -metadata:s:v:0 language=fra|metadata of the video",
                "chapters|-i ORIGINAL -map 0 -c copy -map_chapters -1|chapters",
                "size|-i ORIGINAL -vf scale=160:96 ENCODE|picture size",
                "a gray box|-i ORIGINAL -vf drawbox=x=64:y=128:w=48:h=32:color=gray:t=fill ENCODE|blocks outside masks",
                "noise|-i ORIGINAL -vf noise=alls=60:allf=t ENCODE|pixels outside masks"
            })
    void findsWhatIsWrong(String fault, String arguments, String check) throws Exception {
        String command = arguments.replace("ORIGINAL", original.toString()).replace(" ENCODE", ENCODE);
        VerificationReport report = verify(Probe.make(folder.resolve("faulty.mp4"), command));
        assertTrue(failed(report).contains(check), report.checks().toString());
    }

    @Test
    void takesMasksThatAreGiven() throws Exception {
        Path masks = Files.createDirectory(folder.resolve("masks"));
        Probe.make(
                masks.resolve("%03d.png"),
                "-f lavfi -i color=black:s=320x192:r=25:d=1,drawbox=x=64:y=128:w=48:h=32:color=white:t=fill -pix_fmt gray");
        Path boxed = Probe.make(
                folder.resolve("boxed.mp4"),
                "-i " + original + " -vf drawbox=x=64:y=128:w=48:h=32:color=gray:t=fill" + ENCODE);
        assertEquals(Set.of("blocks outside masks"), failed(verify(boxed)), "the model sees no car there");
        VerificationReport report = Verification.run(original, boxed, masks, ReaderOptions.defaults(), frames -> {});
        assertEquals(Set.of(), failed(report), report.checks().toString());
        Files.delete(masks.resolve("025.png"));
        VideoException refusal = assertThrows(
                VideoException.class,
                () -> Verification.run(original, boxed, masks, ReaderOptions.defaults(), frames -> {}));
        assertTrue(refusal.getMessage().contains("24 masks, and none for frame 24"), refusal.getMessage());
    }

    @Test
    void comparesTheStreamAskedFor() throws Exception {
        Path both = Probe.make(
                folder.resolve("both.mp4"),
                "-f lavfi -i testsrc2=s=96x64:r=25:d=1 -i " + original + " -map 0:v -map 1:v -c:v mpeg4 -q:v 2");
        ReaderOptions second = ReaderOptions.defaults().withStream(1);
        Path file = folder.resolve("second.mp4");
        PaintStyle style = PaintStyle.usual();
        try (VideoReader reader = VideoReader.open(both, second);
                VideoWriter writer = VideoWriter.create(
                        file, reader, EncoderOptions.defaults().withEncoder("mpeg4"));
                SegmentationPipeline pipeline =
                        SegmentationPipeline.open(Plans.annotate(reader, model, 1, RULE, style, writer, file))) {
            pipeline.run();
        }
        VerificationReport report = Verification.run(both, file, model, RULE, second, frames -> {});
        assertEquals(Set.of(), failed(report), report.checks().toString());
        assertTrue(report.greatestDifference() > 0);
    }

    private static VerificationReport verify(Path processed) throws Exception {
        return Verification.run(original, processed, model, RULE, ReaderOptions.defaults(), frames -> {});
    }

    private static Set<String> failed(VerificationReport report) {
        List<Check> checks = report.checks();
        return checks.stream().filter(check -> !check.passed()).map(Check::name).collect(Collectors.toSet());
    }
}
