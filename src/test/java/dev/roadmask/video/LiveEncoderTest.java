package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Encoders that write a live stream give a picture back as soon as they have it. */
@Timeout(60)
class LiveEncoderTest {
    private static final int FRAMES = 20;
    private static final int MOST_HELD = 1;

    static java.util.List<String> encoders() {
        return Encoders.available();
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void holdsNoPictureBack(String name) throws VideoException {
        assumeTrue(!name.equals("prores_ks") && Encoders.opens(name), name + " does not open here");
        ColorTags colors = ColorTags.ofNew(320, 240);
        EncoderSpec spec = new EncoderSpec(
                        320,
                        240,
                        AV_PIX_FMT_YUV420P,
                        new TimeBase(1, 90_000),
                        new FrameRate(30, 1),
                        1,
                        1,
                        colors,
                        true,
                        false)
                .live(AV_PIX_FMT_YUV420P);
        int[] out = new int[1];
        int most = 0;
        try (VideoEncoder encoder =
                        VideoEncoder.open(avcodec_find_encoder_by_name(name), spec, EncoderOptions.defaults());
                Picture picture = Picture.allocate(320, 240, "yuv420p")) {
            for (int i = 0; i < FRAMES; i++) {
                picture.makeWritable();
                Planes.fill(picture, 0, 16 + i * 10);
                encoder.encode(picture.frame(), i * 3000L, 3000, packet -> out[0]++);
                most = Math.max(most, i + 1 - out[0]);
            }
            encoder.flush(packet -> out[0]++);
        }
        assertTrue(most <= MOST_HELD, name + " holds " + most + " pictures");
    }
}
