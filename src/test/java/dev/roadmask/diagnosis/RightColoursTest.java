package dev.roadmask.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.PaintStyle;
import dev.roadmask.model.Device;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.model.TinyModel;
import dev.roadmask.pipeline.Plans;
import dev.roadmask.pipeline.SegmentationPipeline;
import dev.roadmask.video.EncoderOptions;
import dev.roadmask.video.Probe;
import dev.roadmask.video.VideoReader;
import dev.roadmask.video.VideoWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bars of known colours in every kind of picture, segmented, and made RGB again by FFmpeg's own program. */
@Timeout(60)
class RightColoursTest {
    /** None of them is red, which the test's model would paint. */
    private static final int[] BARS = {0x808080, 0x20c040, 0x2040d0, 0xe0e0e0, 0x101010, 0x20c0c0};

    private static final int BAR_WIDTH = 32;
    private static final int HEIGHT = 96;
    /** Of 255; the source's own encoder, ours and three conversions round, a wrong matrix or range is off by 15 and more. */
    private static final int TOLERANCE = 5;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "yuv420p, ffv1, mp4, yuv420p",
        "yuv422p, ffv1, mp4, yuv420p",
        "yuv444p, ffv1, mkv, yuv420p",
        "gbrp, ffv1, mp4, yuv420p",
        "rgb24, png, mkv, yuv420p",
        "yuvj420p, mjpeg -q:v 1, mp4, yuv420p",
        "yuvj444p, mjpeg -q:v 1, mov, yuv420p",
        "yuv420p10, ffv1, mp4, yuv420p10le",
        "yuv422p10, ffv1, mov, yuv422p10le"
    })
    void barsKeepTheirColours(String format, String codec, String out, String written) throws Exception {
        Path source = Probe.make(
                folder.resolve("bars.mkv"),
                "-filter_complex " + bars() + " -frames:v 5 -color_primaries unknown -pix_fmt " + format + " -c:v "
                        + codec);
        Path target = segment(source, folder.resolve("bars-out." + out));
        try (VideoReader reader = VideoReader.open(target)) {
            assertEquals(written, reader.description().pixelFormat());
        }
        byte[] pixels = rgb(target);
        for (int bar = 0; bar < BARS.length; bar++) {
            int at = 3 * (HEIGHT / 2 * BARS.length * BAR_WIDTH + bar * BAR_WIDTH + BAR_WIDTH / 2);
            for (int channel = 0; channel < 3; channel++) {
                int expected = BARS[bar] >> 16 - 8 * channel & 0xff;
                int actual = Byte.toUnsignedInt(pixels[at + channel]);
                String what =
                        "bar %06x: channel=%d expected=%d actual=%d".formatted(BARS[bar], channel, expected, actual);
                assertTrue(Math.abs(expected - actual) <= TOLERANCE, what);
            }
        }
    }

    /** Fields of different brightness stay apart. */
    @Test
    void interlacedLinesAreNotMixed() throws Exception {
        Path source = Probe.make(
                folder.resolve("fields.mkv"),
                "-f lavfi -i color=gray:s=192x96:r=25:d=0.2 -vf geq=lum=if(mod(Y\\,2)\\,180\\,60):cb=128:cr=128,setfield=tff"
                        + " -pix_fmt yuv420p -c:v ffv1");
        byte[] before = rgb(source);
        byte[] after = rgb(segment(source, folder.resolve("fields-out.mkv")));
        for (int y = 0; y < HEIGHT; y++) {
            int at = 3 * (y * BARS.length * BAR_WIDTH + BAR_WIDTH);
            int expected = Byte.toUnsignedInt(before[at]);
            int actual = Byte.toUnsignedInt(after[at]);
            String what = "line %d: expected=%d actual=%d".formatted(y, expected, actual);
            assertTrue(Math.abs(expected - actual) <= TOLERANCE, what);
        }
    }

    private static String bars() {
        StringBuilder graph = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < BARS.length; i++) {
            graph.append("color=c=0x%06x:s=%dx%d:r=25:d=1,format=gbrp[b%d];".formatted(BARS[i], BAR_WIDTH, HEIGHT, i));
            names.append("[b%d]".formatted(i));
        }
        return graph + names.toString() + "hstack=" + BARS.length;
    }

    private byte[] rgb(Path video) throws Exception {
        return Files.readAllBytes(Probe.make(
                folder.resolve("third.rgb"),
                "-i " + video + " -vf select=eq(n\\,2) -frames:v 1 -f rawvideo -pix_fmt rgb24"));
    }

    private Path segment(Path source, Path target) throws Exception {
        EncoderOptions options = EncoderOptions.defaults();
        try (SegmentationModel model = SegmentationModel.open(TinyModel.writeTo(folder), Device.CPU, 1);
                VideoReader reader = VideoReader.open(source);
                VideoWriter writer = VideoWriter.create(target, reader, options);
                SegmentationPipeline pipeline = SegmentationPipeline.open(Plans.annotate(
                        reader, model, 1, MaskRule.withThreshold(0.5), PaintStyle.usual(), writer, target))) {
            pipeline.run();
        }
        return target;
    }
}
