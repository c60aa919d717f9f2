package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AAC that has not been heard yet is described as its first packet will describe it. */
class AdtsRemovalTest {
    @TempDir
    static Path folder;

    @ParameterizedTest
    @CsvSource({"44100,1", "48000,2", "16000,1", "22050,6", "96000,2"})
    void knowsTheDescriptionBeforeTheFirstPacket(int rate, int channels) throws VideoException {
        Path clip = Probe.make(
                folder.resolve(rate + "-" + channels + ".ts"),
                "-f lavfi -i sine=r=" + rate + ":d=1 -ac " + channels + " -c:a aac");
        AVPacket packet = av_packet_alloc();
        try (MediaInput input = MediaInput.open(clip)) {
            AVCodecParameters sound = input.stream(0).codecpar();
            assertEquals(0, input.read(packet));
            assertArrayEquals(described(sound, Optional.of(packet)), described(sound, Optional.empty()));
        } finally {
            av_packet_free(packet);
        }
    }

    private static byte[] described(AVCodecParameters sound, Optional<AVPacket> first) {
        AVCodecParameters target = avcodec_parameters_alloc();
        try (AdtsRemoval removal = AdtsRemoval.of(sound, first).orElseThrow()) {
            removal.describeTo(target);
            byte[] bytes = new byte[target.extradata_size()];
            target.extradata().get(bytes);
            return bytes;
        } finally {
            avcodec_parameters_free(target);
        }
    }
}
